package dev.headroom.inference;

/**
 * Token ids by falling score, equal scores by rising id: sorted only as far as they are taken. What was taken stays at
 * the end of the same array, last taken first.
 *
 * <p>One thread at a time.
 */
final class TokenHeap {

    private final float[] scores;
    private final int[] ids;
    private int added;
    private int size;

    /** Orders by {@code scores}, read when it is needed. */
    TokenHeap(float[] scores, int capacity) {
        this.scores = scores;
        this.ids = new int[capacity];
    }

    void clear() {
        added = 0;
        size = 0;
    }

    /** Adds an id; {@link #order} follows the last one. */
    void add(int id) {
        ids[added++] = id;
    }

    /** Makes a heap of what was added (Floyd 1964, algorithm 245). */
    void order() {
        size = added;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    boolean hasMore() {
        return size > 0;
    }

    /** Returns the best id that was not taken. */
    int peek() {
        return ids[0];
    }

    /** Takes the best id. */
    int take() {
        int best = ids[0];
        size--;
        ids[0] = ids[size];
        ids[size] = best;
        sink(0);
        return best;
    }

    /** Returns how many were taken. */
    int taken() {
        return added - size;
    }

    /** Returns the id taken as number {@code index}, from 0. */
    int taken(int index) {
        return ids[added - 1 - index];
    }

    private void sink(int from) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && isBetter(ids[child + 1], ids[child])) {
                child++;
            }
            if (!isBetter(ids[child], ids[hole])) {
                return;
            }
            int id = ids[hole];
            ids[hole] = ids[child];
            ids[child] = id;
            hole = child;
        }
    }

    private boolean isBetter(int a, int b) {
        return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
    }
}
