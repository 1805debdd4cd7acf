package dev.headroom.model;

import dev.headroom.ByteSize;

/**
 * The bytes that a model takes while it runs, by use.
 *
 * @param weights weights in anonymous memory
 * @param mappedWeights weights that stay mapped from the file; the kernel may drop and read them again
 * @param kvCache key/value cache for the whole context
 * @param buffers inputs, outputs, scratch and the runtime's arena
 * @param runtime the native runtime and tokenizer themselves
 * @param loadingPeak extra bytes held only while loading
 */
public record MemoryEstimate(
        ByteSize weights,
        ByteSize mappedWeights,
        ByteSize kvCache,
        ByteSize buffers,
        ByteSize runtime,
        ByteSize loadingPeak) {

    /** Returns the bytes that the kernel cannot take back: what a budget has to promise. */
    public ByteSize hard() {
        return weights.plus(kvCache).plus(buffers).plus(runtime).plus(loadingPeak);
    }

    /** Returns the resident bytes in all, mapped weights included. */
    public ByteSize resident() {
        return hard().plus(mappedWeights);
    }
}
