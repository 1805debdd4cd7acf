package dev.headroom.data.frame;

import java.util.Objects;

/**
 * One column to sort by.
 *
 * <pre>{@code
 * Frame sorted = flights.sort(Order.ascending("origin"), Order.descending("delay"));
 * }</pre>
 *
 * <p>Nulls come last in both directions; NaN is above every other number; texts go by code point.
 *
 * @param column its name
 * @param direction which values come first
 */
public record Order(String column, Direction direction) {

    /** Which values come first. */
    public enum Direction {
        /** The smallest. */
        ASCENDING,
        /** The largest. */
        DESCENDING
    }

    /** Rejects nulls. */
    public Order {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(direction, "direction");
    }

    /** Returns an order with the smallest values first. */
    public static Order ascending(String column) {
        return new Order(column, Direction.ASCENDING);
    }

    /** Returns an order with the largest values first. */
    public static Order descending(String column) {
        return new Order(column, Direction.DESCENDING);
    }
}
