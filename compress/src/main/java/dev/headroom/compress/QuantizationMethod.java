package dev.headroom.compress;

import dev.headroom.compress.quantize.LeastSquaresScale;
import dev.headroom.compress.quantize.RoundToNearest;
import dev.headroom.compress.quantize.WeightQuantizer;

/** How weights are rounded to 4 bits. None of them needs calibration text. */
public enum QuantizationMethod {
    /** The scale comes from the largest weight of a block. Fastest. */
    ROUND_TO_NEAREST,
    /** The scale with the least squared error among a few candidates. */
    LEAST_SQUARES;

    /** Returns what does the rounding. */
    public WeightQuantizer quantizer() {
        return switch (this) {
            case ROUND_TO_NEAREST -> new RoundToNearest();
            case LEAST_SQUARES -> new LeastSquaresScale();
        };
    }

    /** Returns the name that the manifest carries, for example {@code round-to-nearest}. */
    public String label() {
        return quantizer().name();
    }
}
