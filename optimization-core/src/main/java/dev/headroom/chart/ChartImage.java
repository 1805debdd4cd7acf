package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/** A drawn chart, as the bytes of a file. Thread-safe; holds its bytes. */
public final class ChartImage {

    private final ChartFormat format;
    private final ChartSize size;
    private final byte[] bytes;
    private final Optional<Palette> palette;

    /**
     * Takes the bytes without a copy; whoever made them must not change them.
     *
     * @param format how {@code bytes} are written
     * @param size in pixels, and for how many dots per inch
     * @param bytes the whole file
     * @param palette what became of the colours, where there are few
     */
    public ChartImage(ChartFormat format, ChartSize size, byte[] bytes, Optional<Palette> palette) {
        this.format = Objects.requireNonNull(format, "format");
        this.size = Objects.requireNonNull(size, "size");
        this.bytes = Objects.requireNonNull(bytes, "bytes");
        this.palette = Objects.requireNonNull(palette, "palette");
    }

    /**
     * What became of the colours.
     *
     * @param colours how many there are, 2 to 256
     * @param psnr peak signal-to-noise ratio against the image in true colour, in dB over the three channels;
     *     {@link Double#POSITIVE_INFINITY} where no pixel differs
     */
    public record Palette(int colours, double psnr) {}

    /** Returns how it is written. */
    public ChartFormat format() {
        return format;
    }

    /** Returns its size in pixels, and for how many dots per inch. */
    public ChartSize size() {
        return size;
    }

    /** Returns what became of the colours; nothing where all were kept. */
    public Optional<Palette> palette() {
        return palette;
    }

    /** Returns how large the file is. */
    public ByteSize weight() {
        return ByteSize.of(bytes.length);
    }

    /** Returns a copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the whole file. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
