package dev.headroom.viz.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file in their order. Source: Portable Network Graphics Specification (Third Edition), W3C, section
 * 11. One thread at a time.
 */
final class PngFile {

    static final byte PALETTE = 3;
    static final byte TRUE_COLOUR = 2;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final double METRES_PER_INCH = 0.0254;
    private static final byte PER_METRE = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins a file. */
    PngFile(Pixels pixels, int bits, byte colourType) {
        out.writeBytes(SIGNATURE);
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(pixels.width())
                        .putInt(pixels.height())
                        .put((byte) bits)
                        .put(colourType)
                        .put(new byte[3])
                        .array());
        int perMetre = (int) Math.round(pixels.dpi() / METRES_PER_INCH);
        chunk(
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put(PER_METRE)
                        .array());
    }

    void palette(ColourMap colours) {
        ByteBuffer entries = ByteBuffer.allocate(3 * colours.colours());
        for (int i = 0; i < colours.colours(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                entries.put((byte) ColourBox.channel(colours.colour(i), channel));
            }
        }
        chunk("PLTE", entries.array());
    }

    void data(byte[] deflated) {
        chunk("IDAT", deflated);
    }

    /** Ends the file and returns it. */
    byte[] end() {
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    private void chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
