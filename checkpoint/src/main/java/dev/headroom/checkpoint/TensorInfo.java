package dev.headroom.checkpoint;

import java.util.List;

/**
 * Name, format and shape of a stored tensor.
 *
 * @param name its Hugging Face name, for example {@code model.layers.0.self_attn.q_proj.weight}
 * @param dtype its number format
 * @param shape its dimensions, slowest first; empty for a scalar
 */
public record TensorInfo(String name, DType dtype, List<Long> shape) {

    /** Copies the shape and rejects negative dimensions and a product beyond a long. */
    public TensorInfo {
        shape = List.copyOf(shape);
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("shape of " + name + " must not be negative, was " + shape);
            }
        }
    }

    /** Returns the number of elements. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Returns the number of bytes. */
    public long bytes() {
        return dtype.bytes(elements());
    }

    /** Returns the product of all dimensions but the last; 1 for a scalar. */
    public long rows() {
        return shape.isEmpty() ? 1 : elements() / Math.max(1, columns());
    }

    /** Returns the last dimension; 1 for a scalar. */
    public long columns() {
        return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }
}
