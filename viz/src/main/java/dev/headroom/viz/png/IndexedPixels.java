package dev.headroom.viz.png;

import java.util.Arrays;

/** An image in few colours. Holds 1 byte per pixel. */
final class IndexedPixels {

    private final int width;
    private final ColourMap colours;
    private final byte[] indices;

    private IndexedPixels(int width, ColourMap colours, byte[] indices) {
        this.width = width;
        this.colours = colours;
        this.indices = indices;
    }

    /** Replaces every pixel. */
    static IndexedPixels of(Pixels pixels, ColourMap colours) {
        byte[] indices = new byte[pixels.count()];
        int from = 0;
        while (from < indices.length) {
            int end = pixels.endOfRun(from);
            Arrays.fill(indices, from, end, colours.index(pixels.colour(from)));
            from = end;
        }
        return new IndexedPixels(pixels.width(), colours, indices);
    }

    int height() {
        return indices.length / width;
    }

    ColourMap colours() {
        return colours;
    }

    private int index(int pixel) {
        return indices[pixel] & 0xFF;
    }

    /** Returns the bits that an index needs, as PNG allows them: 1, 2, 4 or 8. */
    int bits() {
        int count = colours.colours();
        return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    }

    /** Writes one row into {@code packed}, the leftmost pixel in the highest bits. */
    void pack(int row, byte[] packed) {
        int bits = bits();
        int perByte = 8 / bits;
        int from = row * width;
        for (int x = 0; x < width; x += perByte) {
            int value = 0;
            for (int i = 0; i < perByte; i++) {
                value = value << bits | (x + i < width ? index(from + x + i) : 0);
            }
            packed[x / perByte] = (byte) value;
        }
    }

    int packedWidth() {
        int perByte = 8 / bits();
        return (width + perByte - 1) / perByte;
    }
}
