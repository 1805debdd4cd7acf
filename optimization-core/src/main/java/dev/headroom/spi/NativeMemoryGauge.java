package dev.headroom.spi;

import dev.headroom.ByteSize;

/**
 * Bytes that a backend holds outside the Java heap, as far as it knows them.
 *
 * <p>Thread-safe; reading is cheap.
 */
@FunctionalInterface
public interface NativeMemoryGauge {

    /** Returns what is held now. */
    NativeMemory held();

    /**
     * Native memory by use.
     *
     * @param weights weights resident in native or mapped memory
     * @param kvCache key/value caches
     * @param buffers input, output and scratch buffers, the runtime's arena included where known
     */
    record NativeMemory(ByteSize weights, ByteSize kvCache, ByteSize buffers) {

        /** Nothing held. */
        public static final NativeMemory NONE = new NativeMemory(ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO);

        /** Returns the sum of all uses. */
        public ByteSize total() {
            return weights.plus(kvCache).plus(buffers);
        }
    }
}
