package dev.headroom.testkit;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartImage;
import dev.headroom.chart.ChartSize;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Draws every chart as a grey rectangle of the right size; counts how many it drew. Thread-safe. Holds one image while
 * drawing.
 */
public final class FakeChartRenderer implements ChartRenderer {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final AtomicInteger drawn = new AtomicInteger();
    private volatile boolean closed;

    /** Makes one that has drawn nothing. */
    public FakeChartRenderer() {}

    /** Returns how many charts were drawn. */
    public int drawn() {
        return drawn.get();
    }

    @Override
    public Set<ChartFormat> formats() {
        return EnumSet.allOf(ChartFormat.class);
    }

    @Override
    public Set<String> themes() {
        return Set.of(ChartSpec.USUAL_THEME);
    }

    @Override
    public ChartImage render(ChartSpec spec, ChartFormat format, CancelToken cancel) {
        if (closed) {
            throw new IllegalStateException("chart renderer must be open, was closed");
        }
        if (!themes().contains(spec.theme())) {
            throw new IllegalArgumentException("theme must be one of " + themes() + ", was '" + spec.theme() + "'");
        }
        cancel.throwIfCancelled();
        drawn.incrementAndGet();
        byte[] file = format == ChartFormat.PNG ? png(spec.size()) : svg(spec.size());
        return new ChartImage(format, spec.size(), file, Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
    }

    private static byte[] svg(ChartSize size) {
        String file = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size.width() + "\" height=\""
                + size.height() + "\"><rect width=\"100%\" height=\"100%\" fill=\"#999\"/></svg>";
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(ChartSize size) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(size.width());
            fields.writeInt(size.height());
            fields.write(new byte[] {8, 0, 0, 0, 0}); // eight bits of grey
            chunk(file, "IHDR", header.toByteArray());
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
                byte[] row = new byte[size.width() + 1];
                java.util.Arrays.fill(row, 1, row.length, (byte) 0x99);
                for (int y = 0; y < size.height(); y++) {
                    deflated.write(row);
                }
            }
            chunk(file, "IDAT", pixels.toByteArray());
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }
}
