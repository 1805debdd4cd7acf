package dev.headroom.model;

import dev.headroom.ByteSize;

/**
 * Says from sizes alone how many bytes a model takes while it runs on ONNX Runtime's CPU provider.
 *
 * <pre>{@code
 * MemoryEstimate estimate = MemoryEstimator.estimate(card.task(), card.shape(), Precision.INT4, 128, 2048);
 * }</pre>
 *
 * <p>Decoders at int4 and int8: matrices are packed into anonymous memory with their float32 scales and one float32 sum
 * per block ({@code bits/8 + 8/block} bytes per weight); the scales in the file and the quantised embedding stay mapped.
 * Decoders at fp16 and fp32: matrices are packed at their own width, the tables stay mapped. Encoders hold everything in
 * anonymous memory, int8 with one scale per channel. The key/value cache is float32; the prompt is read in chunks of
 * {@value #PREFILL_CHUNK} tokens.
 *
 * <p>The int4 decoder formula is checked against measured runs of 1.1B and 7B shapes at blocks 32 and 128, within 10 %;
 * the other widths follow the same reasoning and are not checked by a measurement of that size. Pure; thread-safe.
 */
public final class MemoryEstimator {

    /** Tokens of a prompt that are run at once. */
    public static final int PREFILL_CHUNK = 128;

    // resident bytes above packed and mapped weights right after loading, four runs: 15 to 43 MiB
    private static final ByteSize RUNTIME = ByteSize.of(40L << 20);
    // growth of a 7B run after a 128-token prompt, less its cache and its activations below
    private static final ByteSize ARENA = ByteSize.of(60L << 20);
    private static final ByteSize ENCODER_ARENA = ByteSize.of(16L << 20);
    // the high-water mark of loading was 1 to 7 % above the final resident size
    private static final double LOADING_OVERSHOOT = 0.07;

    private MemoryEstimator() {}

    /**
     * Returns the bytes of a model.
     *
     * @param blockSize weights that share a scale, at least 1; ignored by the floating-point formats and by encoders
     * @param contextLength tokens of the key/value cache, at least 1; cut to what the model was made for
     */
    public static MemoryEstimate estimate(
            ModelTask task, ModelShape shape, Precision precision, int blockSize, int contextLength) {
        return estimate(task, shape, precision, blockSize, contextLength, PREFILL_CHUNK);
    }

    static MemoryEstimate estimate(
            ModelTask task, ModelShape shape, Precision precision, int blockSize, int contextLength, int promptTokens) {
        if (blockSize < 1) {
            throw new IllegalArgumentException("blockSize must be at least 1, was " + blockSize);
        }
        if (contextLength < 1) {
            throw new IllegalArgumentException("contextLength must be at least 1, was " + contextLength);
        }
        ByteSize activations = activations(shape, promptTokens);
        if (task != ModelTask.GENERATION) {
            ByteSize weights = ByteSize.of(shape.parameters()).times(precision.bits() / 8.0);
            return withLoadingPeak(weights, ByteSize.ZERO, ByteSize.ZERO, activations.plus(ENCODER_ARENA));
        }
        ByteSize matrices = ByteSize.of(MatrixWeights.of(task, shape));
        ByteSize tables = ByteSize.of(shape.embeddingParameters());
        boolean quantised = precision == Precision.INT4 || precision == Precision.INT8;
        double width = precision.bits() / 8.0;
        double scale = quantised ? (double) Float.BYTES / blockSize : 0;
        ByteSize packed = matrices.times(width + 2 * scale);
        ByteSize mapped = matrices.times(scale).plus(tables.times(width + scale));
        ByteSize cache = ByteSize.of(shape.kvCacheBytes(Math.min(contextLength, shape.contextLength())));
        ByteSize logits = ByteSize.of((long) shape.vocabularySize() * Float.BYTES);
        return withLoadingPeak(packed, mapped, cache, activations.plus(ARENA).plus(logits));
    }

    private static MemoryEstimate withLoadingPeak(ByteSize weights, ByteSize mapped, ByteSize cache, ByteSize buffers) {
        // cache and buffers are filled after loading, so only an overshoot beyond them is extra
        ByteSize overshoot = weights.plus(mapped).plus(RUNTIME).times(LOADING_OVERSHOOT);
        ByteSize peak = overshoot.minusOrZero(cache.plus(buffers));
        return new MemoryEstimate(weights, mapped, cache, buffers, RUNTIME, peak);
    }

    private static ByteSize activations(ModelShape shape, int tokens) {
        long perToken = 8L * shape.hiddenSize() + 4L * shape.intermediateSize();
        return ByteSize.of(perToken * Float.BYTES * tokens);
    }
}
