package dev.headroom.backend.djl.op;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The operators of a decoder that are worth more than one line of plain array calls. Every form computes the same
 * values and the same gradients within the tolerance its tests state.
 *
 * <pre>{@code
 * try (TensorOps ops = FusedOps.load(manager, LinearPrecision.FLOAT32)) {
 *     NDArray y = ops.causalAttention(q, k, v);
 * }
 * }</pre>
 *
 * <p>Results belong to the manager of the first operand, which is always the activation, never a weight: results
 * that belong to a weight's manager would live as long as the model. Arrays are float32 unless said. One thread at a
 * time.
 */
public interface TensorOps extends AutoCloseable {

    /**
     * Multiplies by a weight matrix as stored in checkpoints.
     *
     * @param x {@code [..., in]}
     * @param weight {@code [out, in]}
     * @return {@code x weightᵀ}, {@code [..., out]}
     */
    NDArray linear(NDArray x, NDArray weight);

    /**
     * Divides by the root mean square of the last axis (Zhang and Sennrich 2019, equation 4).
     *
     * @param x {@code [..., width]}
     * @param weight {@code [width]}
     * @param epsilon added to the mean square
     * @return {@code x / sqrt(mean(x²) + epsilon) · weight}
     */
    NDArray rmsNorm(NDArray x, NDArray weight, double epsilon);

    /**
     * Rotates pairs of channels by their position (Su et al. 2021, section 3.4.2), in the layout of Hugging Face
     * checkpoints: channel {@code i} turns with channel {@code i + width / 2}.
     *
     * @param x {@code [batch, heads, time, width]}
     * @param cos {@code [time, width / 2]}
     * @param sin {@code [time, width / 2]}
     * @return same shape as {@code x}
     */
    NDArray rotary(NDArray x, NDArray cos, NDArray sin);

    /**
     * Attends to the past and to itself (Vaswani et al. 2017, equation 1, scaled by {@code 1 / sqrt(width)}).
     *
     * @param q {@code [batch, heads, time, width]}
     * @param k {@code [batch, kvHeads, time, width]}; kvHeads divides heads, each serves heads / kvHeads query heads
     * @param v shape of {@code k}
     * @return {@code [batch, heads, time, width]}
     */
    NDArray causalAttention(NDArray q, NDArray k, NDArray v);

    /**
     * Attends to all keys that are given, or to those that a mask leaves.
     *
     * @param q {@code [batch, heads, time, width]}
     * @param k {@code [batch, kvHeads, keys, width]}; kvHeads divides heads
     * @param v shape of {@code k}
     * @param mask added to the scores, broadcast to {@code [batch, heads, time, keys]}: 0 or a large negative number;
     *     absent for nothing
     * @return {@code [batch, heads, time, width]}
     */
    NDArray attention(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask);

    /**
     * Centres the last axis and divides by its deviation (Ba et al. 2016, Layer Normalization, equation 4).
     *
     * @param x {@code [..., width]}
     * @param weight {@code [width]}
     * @param bias {@code [width]}
     * @param epsilon added to the variance
     * @return same shape as {@code x}
     */
    NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon);

    /**
     * Weighs each value by how likely a normal one is below it (Hendrycks and Gimpel 2016).
     *
     * @param x any shape
     * @param form the exact function or its approximation
     */
    NDArray gelu(NDArray x, Gelu form);

    /**
     * Gates one half of a feed-forward layer with the other (Shazeer 2020, equation 6).
     *
     * @param gate any shape
     * @param up shape of {@code gate}
     * @return {@code silu(gate) · up}
     */
    NDArray gatedSilu(NDArray gate, NDArray up);

    /**
     * Mean negative log-likelihood of the right tokens, in nats.
     *
     * @param logits {@code [positions, vocabulary]}
     * @param targets int64 {@code [positions]}
     * @return scalar
     */
    NDArray crossEntropy(NDArray logits, NDArray targets);

    /** Returns one line for logs and for {@code doctor}, for example {@code fused attention, bf16 linear}. */
    String describe();

    /** Frees what the operators hold. */
    @Override
    void close();
}
