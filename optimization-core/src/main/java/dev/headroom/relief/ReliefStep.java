package dev.headroom.relief;

import dev.headroom.box.MemoryPressure;
import java.util.Objects;

/**
 * Something that frees memory.
 *
 * @param name how reports and events call it, for example {@code computation tier}
 * @param from the level from which it is due, ALERT or worse
 * @param action frees the memory; may throw, which does not stop later steps
 */
public record ReliefStep(String name, MemoryPressure from, Runnable action) {

    /** Rejects a blank name and a step that would be due without pressure. */
    public ReliefStep {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank, was '" + name + "'");
        }
        if (from == MemoryPressure.NORMAL) {
            throw new IllegalArgumentException("from must be ALERT or worse, was NORMAL");
        }
        Objects.requireNonNull(action, "action");
    }
}
