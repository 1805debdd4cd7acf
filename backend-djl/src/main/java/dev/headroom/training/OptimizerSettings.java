package dev.headroom.training;

/**
 * The optimiser: AdamW (Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2), or Muon for
 * the matrices of the blocks.
 *
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean squared gradient, in [0, 1)
 * @param epsilon added to the root of the mean square, greater than 0
 * @param weightDecay share of a matrix's weights taken off per unit of learning rate, at least 0; vectors keep theirs
 * @param clipNorm largest length of the whole gradient, greater than 0; longer ones are scaled down
 * @param matrices rule for the matrices of the blocks
 */
public record OptimizerSettings(
        double beta1, double beta2, double epsilon, double weightDecay, double clipNorm, MatrixRule matrices) {

    /** Rejects values out of range. */
    public OptimizerSettings {
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException("betas must be in [0, 1), was " + beta1 + " and " + beta2);
        }
        if (!(epsilon > 0) || !(weightDecay >= 0) || !(clipNorm > 0)) {
            throw new IllegalArgumentException("epsilon and clipNorm must be positive and weightDecay at least 0, was "
                    + epsilon + ", " + clipNorm + " and " + weightDecay);
        }
    }

    /** Returns the constants that small decoders are commonly trained with: 0.9, 0.95, 1e-8, 0.1, 1. */
    public static OptimizerSettings defaults() {
        return new OptimizerSettings(0.9, 0.95, 1e-8, 0.1, 1, MatrixRule.ADAMW);
    }
}
