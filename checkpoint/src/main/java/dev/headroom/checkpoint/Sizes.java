package dev.headroom.checkpoint;

import dev.headroom.checkpoint.json.JsonFields;

/** Sizes as read, in longs so that products of them do not overflow: each is bounded where it is read. */
record Sizes(
        long layers,
        long hidden,
        long intermediate,
        long heads,
        long kvHeads,
        long headSize,
        long vocabulary,
        long context) {

    /** Width of all heads together that is still read. */
    static final long WIDEST_ATTENTION = 1L << 22;

    static int headSize(JsonFields json, String name, int hidden, int heads) {
        if (hidden % heads != 0) {
            throw json.wrong(name, "divide the hidden size " + hidden, heads + "");
        }
        return hidden / heads;
    }

    long queries() {
        return heads * headSize;
    }

    long keys() {
        return kvHeads * headSize;
    }

    /** Weights of the four attention projections. */
    long attention() {
        return 2 * hidden * queries() + 2 * hidden * keys();
    }

    /** Weights of one feed-forward projection. */
    long feedForward() {
        return hidden * intermediate;
    }

    long table(long rows) {
        return rows * hidden;
    }
}
