package dev.headroom.model;

import dev.headroom.ByteSize;

/**
 * Predicts the speed of a model from the memory bandwidth: a decode step reads every matrix once.
 *
 * <pre>{@code
 * SpeedEstimate speed = new SpeedEstimator(bandwidth, 2).estimate(card.task(), card.shape(), Precision.INT4, 128);
 * }</pre>
 *
 * <p>Tokens per second are bandwidth × efficiency / bytes per token. The share of the bandwidth that is reached was
 * measured with int4 decoders on two cores of an AVX512-VNNI Xeon: 40 % at 84 MB per token, 47 to 51 % at 550 to 650 MB,
 * 70 to 73 % at 3.8 GB; between them it is interpolated over the logarithm. Prompts are bound by arithmetic: the slowest
 * measured shape reached 180 × 10<sup>9</sup> operations per second on two threads. A CPU without VNNI is slower.
 *
 * <p>Pure; thread-safe.
 */
public final class SpeedEstimator {

    private static final double[] MEASURED_BYTES = {84e6, 600e6, 3_780e6};
    private static final double[] MEASURED_EFFICIENCY = {0.40, 0.48, 0.73};
    private static final double OPERATIONS_PER_SECOND_AND_THREAD = 90e9;

    private final ByteSize bandwidth;
    private final int threads;

    /**
     * @param bandwidth bytes that all threads together can read from memory in a second, more than 0
     * @param threads compute threads, at least 1
     */
    public SpeedEstimator(ByteSize bandwidth, int threads) {
        if (bandwidth.bytes() == 0) {
            throw new IllegalArgumentException("bandwidth must be more than 0 B, was 0 B");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.bandwidth = bandwidth;
        this.threads = threads;
    }

    /**
     * Returns the predicted speed with a short context.
     *
     * @param blockSize weights that share a scale, at least 1; ignored by the floating-point formats
     */
    public SpeedEstimate estimate(ModelTask task, ModelShape shape, Precision precision, int blockSize) {
        long weights = MatrixWeights.of(task, shape);
        double prompt = OPERATIONS_PER_SECOND_AND_THREAD * threads / (2.0 * weights);
        if (task != ModelTask.GENERATION) {
            return new SpeedEstimate(prompt, prompt);
        }
        double bytesPerToken = weights * precision.bitsPerWeight(blockSize) / 8;
        return new SpeedEstimate(prompt, bandwidth.bytes() * efficiency(bytesPerToken) / bytesPerToken);
    }

    static double efficiency(double bytesPerToken) {
        int last = MEASURED_BYTES.length - 1;
        if (bytesPerToken <= MEASURED_BYTES[0]) {
            return MEASURED_EFFICIENCY[0];
        }
        for (int i = 1; i <= last; i++) {
            if (bytesPerToken <= MEASURED_BYTES[i]) {
                double share = Math.log(bytesPerToken / MEASURED_BYTES[i - 1])
                        / Math.log(MEASURED_BYTES[i] / MEASURED_BYTES[i - 1]);
                return MEASURED_EFFICIENCY[i - 1] + share * (MEASURED_EFFICIENCY[i] - MEASURED_EFFICIENCY[i - 1]);
            }
        }
        return MEASURED_EFFICIENCY[last];
    }
}
