package dev.headroom.docgen.pdf;

import java.nio.ByteBuffer;

/** The size that a PNG file states. */
final class PngHeader {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int WIDTH = 16;
    private static final int HEIGHT = 20;
    private static final int END = 24;

    private PngHeader() {}

    /** Returns the number of pixels, 0 for other files. */
    static long pixels(byte[] file) {
        if (file.length < END) {
            return 0;
        }
        ByteBuffer header = ByteBuffer.wrap(file);
        return header.getLong(0) == SIGNATURE
                ? Integer.toUnsignedLong(header.getInt(WIDTH)) * Integer.toUnsignedLong(header.getInt(HEIGHT))
                : 0;
    }
}
