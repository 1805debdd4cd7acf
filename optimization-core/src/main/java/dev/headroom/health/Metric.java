package dev.headroom.health;

import java.util.Map;
import java.util.Objects;

/**
 * One figure for a monitor, named as Prometheus names things.
 *
 * @param name for example {@code headroom_memory_hard_bytes}
 * @param help what it means
 * @param kind whether it only grows
 * @param labels what it is about; possibly empty
 * @param value the figure, in the base unit that the name ends with
 */
public record Metric(String name, String help, Kind kind, Map<String, String> labels, double value) {

    /** Copies the map and rejects a name that Prometheus would refuse. */
    public Metric {
        if (!name.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("name must match [a-z_][a-z0-9_]*, was " + name);
        }
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(kind, "kind");
        labels = Map.copyOf(labels);
    }

    /** Whether a figure only grows. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only grows. */
        COUNTER
    }
}
