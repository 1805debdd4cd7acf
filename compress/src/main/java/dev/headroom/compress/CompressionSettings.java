package dev.headroom.compress;

import dev.headroom.model.Precision;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a checkpoint becomes an artefact.
 *
 * <pre>{@code
 * CompressionSettings small = CompressionSettings.int4().withBlockSize(128);
 * }</pre>
 *
 * @param precision the format of the large matrices
 * @param blockSize weights of a row that share a scale, 32 or 128; ignored by the floating-point formats
 * @param method how weights are rounded; ignored by the floating-point formats
 * @param context longest sequence of the artefact, in tokens; absent for the model's own. Costs {@code 4 · headSize}
 *     bytes of table per token
 */
public record CompressionSettings(Precision precision, int blockSize, QuantizationMethod method, OptionalInt context) {

    /** Weights that share a scale unless told otherwise: 5 bits per weight, the more accurate choice. */
    public static final int DEFAULT_BLOCK_SIZE = 32;

    /** Rejects nulls and other block sizes. */
    public CompressionSettings {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(method, "method");
        if (blockSize != 32 && blockSize != 128) {
            throw new IllegalArgumentException("blockSize must be 32 or 128, was " + blockSize);
        }
        if (context.isPresent() && context.getAsInt() < 1) {
            throw new IllegalArgumentException("context must be at least 1, was " + context.getAsInt());
        }
    }

    /** Returns 4-bit weights in blocks of {@value #DEFAULT_BLOCK_SIZE}, scales of least squared error. */
    public static CompressionSettings int4() {
        return of(Precision.INT4);
    }

    /** Returns float32 weights, for comparison. */
    public static CompressionSettings fp32() {
        return of(Precision.FP32);
    }

    /** Returns the defaults for {@code precision}. */
    public static CompressionSettings of(Precision precision) {
        return new CompressionSettings(
                precision, DEFAULT_BLOCK_SIZE, QuantizationMethod.LEAST_SQUARES, OptionalInt.empty());
    }

    /** Returns these settings with another block size. */
    public CompressionSettings withBlockSize(int weights) {
        return new CompressionSettings(precision, weights, method, context);
    }

    /** Returns these settings with another rounding. */
    public CompressionSettings withMethod(QuantizationMethod value) {
        return new CompressionSettings(precision, blockSize, value, context);
    }

    /** Returns these settings with another longest sequence; the model's quality beyond its own is not promised. */
    public CompressionSettings withContext(int tokens) {
        return new CompressionSettings(precision, blockSize, method, OptionalInt.of(tokens));
    }
}
