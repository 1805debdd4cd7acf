package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model's arrays by the names of its checkpoint, for example {@code model.norm.weight}. Does not own them: their
 * manager does. Immutable, in the order given.
 */
public final class Weights {

    private final Map<String, NDArray> arrays;

    /** Wraps arrays by name; keeps their order. */
    public Weights(Map<String, NDArray> arrays) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Returns an array.
     *
     * @throws IllegalArgumentException where the checkpoint has none of that name
     */
    public NDArray get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the checkpoint has no tensor " + name));
    }

    /** Returns an array if there is one. */
    public Optional<NDArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /** Returns all arrays in order. */
    public Map<String, NDArray> all() {
        return arrays;
    }
}
