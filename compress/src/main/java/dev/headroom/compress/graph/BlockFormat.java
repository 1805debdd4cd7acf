package dev.headroom.compress.graph;

import dev.headroom.compress.quantize.WeightQuantizer;

/**
 * How matrices are cut and rounded to 4 bits, and multiplied.
 *
 * @param quantizer rounds one block
 * @param blockSize weights of a row that share a scale: a power of two, at least 16
 * @param activations what the weights are multiplied with
 */
public record BlockFormat(WeightQuantizer quantizer, int blockSize, Activations activations) {

    /** Returns the fast format: activations are rounded to 8 bits. */
    public static BlockFormat of(WeightQuantizer quantizer, int blockSize) {
        return new BlockFormat(quantizer, blockSize, Activations.INT8);
    }

    /** What the weights are multiplied with. */
    public enum Activations {
        /** Float32: exact, 1.5 to 1.7 times slower when decoding; no second copy of the scales. */
        FLOAT32(0),
        /** Rounded to 8 bits per block, on the fly. */
        INT8(4);

        private final int accuracyLevel;

        Activations(int accuracyLevel) {
            this.accuracyLevel = accuracyLevel;
        }

        /** Returns the operator's name for it. */
        int accuracyLevel() {
            return accuracyLevel;
        }
    }
}
