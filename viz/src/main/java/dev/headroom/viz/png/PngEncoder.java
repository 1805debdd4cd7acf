package dev.headroom.viz.png;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartImage;
import dev.headroom.queue.CancelToken;
import java.util.List;
import java.util.Optional;

/**
 * Writes pixels as a PNG, with a palette of few colours where that is hardly seen.
 *
 * <pre>{@code
 * EncodedPng png = new PngEncoder(PngSettings.defaults()).encode(pixels, new CancelToken());
 * }</pre>
 *
 * <p>Palette images are written without a predictor: indices next to each other in the palette are no colours next to
 * each other, so that differences of indices deflate worse than the indices. The same pixels give the same bytes on the
 * same JVM. Thread-safe; {@link #memory} says what a call takes.
 */
public final class PngEncoder {

    /** What counting colours, choosing a palette and the deflater take, whatever the image. */
    private static final ByteSize FIXED = ByteSize.megabytes(3);

    // indices 1; true colour deflates to 3 at the worst, and growing its buffer holds it up to three times
    private static final long BYTES_PER_PIXEL = 1 + 3 * 3;

    // dB above the least quality at which half of the colours will do
    private static final double AMPLE = 4;

    private final PngSettings settings;

    /** Makes an encoder. */
    public PngEncoder(PngSettings settings) {
        this.settings = settings;
    }

    /** Returns the most bytes that encoding takes beside the pixels: 3 MB + 10 · width · height. */
    public static ByteSize memory(int width, int height) {
        return FIXED.plus(ByteSize.of(BYTES_PER_PIXEL * width * height));
    }

    /**
     * Encodes an image.
     *
     * @throws dev.headroom.RequestCancelledException if it was cancelled
     */
    public EncodedPng encode(Pixels pixels, CancelToken cancel) {
        ColourCounts counts = ColourCounts.of(pixels);
        for (Attempt attempt : attempts(counts)) {
            ColourMap few = new PaletteQuantizer(attempt.colours()).quantize(counts, cancel);
            double psnr = few.psnr(pixels);
            if (psnr >= attempt.leastPsnr()) {
                return new EncodedPng(
                        indexed(pixels, IndexedPixels.of(pixels, few), cancel),
                        Optional.of(new ChartImage.Palette(Math.max(2, few.colours()), psnr)));
            }
        }
        PngFile file = new PngFile(pixels, 8, PngFile.TRUE_COLOUR);
        file.data(TrueColourRows.deflate(pixels, cancel));
        return new EncodedPng(file.end(), Optional.empty());
    }

    private record Attempt(int colours, double leastPsnr) {}

    private List<Attempt> attempts(ColourCounts counts) {
        boolean lossless = counts.exact() && counts.size() <= settings.colours();
        int fewer = lossless ? settings.colours() : Math.max(2, settings.colours() / 2);
        return List.of(
                new Attempt(fewer, settings.leastPsnr() + AMPLE),
                new Attempt(settings.colours(), settings.leastPsnr()),
                new Attempt(PngSettings.MOST_COLOURS, settings.leastPsnr()));
    }

    private static byte[] indexed(Pixels pixels, IndexedPixels few, CancelToken cancel) {
        PngFile file = new PngFile(pixels, few.bits(), PngFile.PALETTE);
        file.palette(few.colours());
        try (DeflatedRows rows = new DeflatedRows(cancel)) {
            byte[] packed = new byte[few.packedWidth()];
            byte[] row = new byte[1 + packed.length];
            for (int y = 0; y < few.height(); y++) {
                few.pack(y, packed);
                System.arraycopy(packed, 0, row, 1, packed.length);
                rows.add(row);
            }
            file.data(rows.finish());
        }
        return file.end();
    }
}
