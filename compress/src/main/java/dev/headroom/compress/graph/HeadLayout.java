package dev.headroom.compress.graph;

import java.util.Arrays;

/**
 * How attention heads lie in the graph. The fused attention operator rotates only heads whose size is a multiple of
 * 16; smaller or odd heads get zeros, which change no product.
 *
 * <p>Of a padded query or key head the first rotary half stays at index 0 and the second moves to {@code padded / 2},
 * because the operator pairs index {@code i} with {@code i + padded / 2}. Value heads and the columns of the output
 * projection keep their order and end with zeros.
 *
 * @param size width of a head in the source model, even
 * @param padded width of a head in the graph
 */
record HeadLayout(int size, int padded) {

    private static final int GRANULE = 16;

    static HeadLayout of(int headSize) {
        return new HeadLayout(headSize, (headSize + GRANULE - 1) / GRANULE * GRANULE);
    }

    boolean isPadded() {
        return padded != size;
    }

    /** Returns for each row of {@code heads} padded query or key heads its source row, or -1. */
    int[] rotaryRows(int heads) {
        int half = size / 2;
        int[] rows = new int[heads * padded];
        Arrays.fill(rows, -1);
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < half; i++) {
                rows[head * padded + i] = head * size + i;
                rows[head * padded + padded / 2 + i] = head * size + half + i;
            }
        }
        return rows;
    }

    /** Returns for each row of {@code heads} padded value heads its source row, or -1. */
    int[] plainRows(int heads) {
        int[] rows = new int[heads * padded];
        Arrays.fill(rows, -1);
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < size; i++) {
                rows[head * padded + i] = head * size + i;
            }
        }
        return rows;
    }
}
