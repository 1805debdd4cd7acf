package dev.headroom.compress.quantize;

/**
 * Rounds one block of weights to 4-bit codes with one scale: {@code weight ≈ (code - 8) · scale}.
 *
 * <p>Thread-safe: implementations hold no state.
 */
public interface WeightQuantizer {

    /** The code of zero. */
    int ZERO_CODE = 8;

    /** The largest code; the smallest is 0. */
    int LARGEST_CODE = 15;

    /** Returns a short stable name, for example {@code round-to-nearest}. */
    String name();

    /**
     * Rounds one block.
     *
     * @param weights holds the block; not modified
     * @param from index of the block's first weight
     * @param length weights in the block, at least 1
     * @param codes receives {@code length} codes, each in [0, 15], from index {@code from} on
     * @return the scale; 0 for a block of zeros; may be negative
     */
    float quantize(float[] weights, int from, int length, byte[] codes);
}
