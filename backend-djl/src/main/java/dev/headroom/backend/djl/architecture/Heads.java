package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Takes the channels of attention apart into heads and puts them together again. */
final class Heads {

    private Heads() {}

    /** {@code [batch, time, heads · width]} to {@code [batch, heads, time, width]}. */
    static NDArray split(NDArray x, int heads) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads)
                .transpose(0, 2, 1, 3);
    }

    /** {@code [batch, heads, time, width]} to {@code [batch, time, heads · width]}. */
    static NDArray join(NDArray x) {
        Shape shape = x.getShape();
        return x.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
    }
}
