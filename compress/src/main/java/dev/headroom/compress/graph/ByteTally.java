package dev.headroom.compress.graph;

import dev.headroom.ProgressListener;

/** Counts what a build has written, and tells the listener how far it is. */
final class ByteTally {

    private final ProgressListener progress;
    private final String stage;
    private final long totalWeights;
    private long weights;
    private long packedBytes;
    private long mappedBytes;

    ByteTally(ProgressListener progress, String stage, long totalWeights) {
        this.progress = progress;
        this.stage = stage;
        this.totalWeights = totalWeights;
    }

    /** Returns a tally that nobody reads. */
    static ByteTally ignoring() {
        return new ByteTally(ProgressListener.none(), "", 0);
    }

    /** Adds weights that have been written. */
    void weights(long count) {
        weights += count;
        progress.progress(stage, Math.min(weights, totalWeights), totalWeights);
    }

    /** Adds bytes that the runtime copies to anonymous memory. */
    void packed(long bytes) {
        packedBytes += bytes;
    }

    /** Adds bytes that it leaves mapped. */
    void mapped(long bytes) {
        mappedBytes += bytes;
    }

    long packedBytes() {
        return packedBytes;
    }

    long mappedBytes() {
        return mappedBytes;
    }
}
