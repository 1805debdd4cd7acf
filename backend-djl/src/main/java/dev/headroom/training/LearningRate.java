package dev.headroom.training;

/**
 * Step size over a run: rises linearly from 0, then falls as half a cosine (Loshchilov and Hutter 2017, SGDR, equation
 * 5, one period).
 *
 * @param peak the largest rate, greater than 0
 * @param warmupSteps steps until the peak, at least 0
 * @param floorShare share of the peak that is left at the end, in [0, 1]
 */
public record LearningRate(double peak, int warmupSteps, double floorShare) {

    /** Rejects values out of range. */
    public LearningRate {
        if (!(peak > 0) || peak > 1) {
            throw new IllegalArgumentException("peak must be in (0, 1], was " + peak);
        }
        if (warmupSteps < 0) {
            throw new IllegalArgumentException("warmupSteps must be at least 0, was " + warmupSteps);
        }
        if (!(floorShare >= 0 && floorShare <= 1)) {
            throw new IllegalArgumentException("floorShare must be in [0, 1], was " + floorShare);
        }
    }

    /**
     * Returns the rate of one step.
     *
     * @param step from 0
     * @param steps steps of the whole run
     */
    public double at(int step, int steps) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        double cosine = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
        return peak * (floorShare + (1 - floorShare) * cosine);
    }
}
