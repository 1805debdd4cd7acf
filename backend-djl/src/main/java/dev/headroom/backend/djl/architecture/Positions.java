package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What the blocks need to know of a span of positions.
 *
 * @param rotary cosines and sines of the span; absent where positions are learned
 */
public record Positions(Optional<Angles> rotary) {

    /**
     * Cosines and sines, each {@code [time, width / 2]}.
     *
     * @param cos cosines
     * @param sin sines
     */
    public record Angles(NDArray cos, NDArray sin) {}
}
