package dev.headroom.data.frame;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The first half of a {@link Condition}: which column. The second half says what about it.
 *
 * <p>Thread-safe.
 */
public final class ColumnCondition {

    private final String column;

    ColumnCondition(String column) {
        this.column = Objects.requireNonNull(column, "column");
    }

    /** Returns a condition for values equal to {@code value}. */
    public Condition equalTo(Object value) {
        return comparison("=", value, order -> order == 0);
    }

    /** Returns a condition for values other than {@code value}; nulls are not among them. */
    public Condition notEqualTo(Object value) {
        return comparison("<>", value, order -> order != 0);
    }

    /** Returns a condition for values below {@code value}. */
    public Condition lessThan(Object value) {
        return comparison("<", value, order -> order < 0);
    }

    /** Returns a condition for values below or equal to {@code value}. */
    public Condition atMost(Object value) {
        return comparison("<=", value, order -> order <= 0);
    }

    /** Returns a condition for values above {@code value}. */
    public Condition greaterThan(Object value) {
        return comparison(">", value, order -> order > 0);
    }

    /** Returns a condition for values above or equal to {@code value}. */
    public Condition atLeast(Object value) {
        return comparison(">=", value, order -> order >= 0);
    }

    /** Returns a condition for values from {@code low} to {@code high}, both included. */
    public Condition between(Object low, Object high) {
        return atLeast(low).and(atMost(high));
    }

    /** Returns a condition for values equal to one of {@code values}; none where there are none. */
    public Condition in(Object... values) {
        return in(List.of(values));
    }

    /** Returns a condition for values equal to one of {@code values}; none where there are none. */
    public Condition in(List<?> values) {
        List<?> copy = List.copyOf(values);
        return new CellCondition(
                column, "IN " + CellCondition.literals(copy), (name, type) -> new OneOf(name, type, copy));
    }

    /** Returns a condition for rows without a value. */
    public Condition isNull() {
        return new CellCondition(column, CellCondition.Presence.NULL);
    }

    /** Returns a condition for rows with a value. */
    public Condition isNotNull() {
        return new CellCondition(column, CellCondition.Presence.NOT_NULL);
    }

    /** Returns a condition for texts with {@code part} in them, by exact case. */
    public Condition contains(String part) {
        return text("%" + part + "%", value -> value.contains(part));
    }

    /** Returns a condition for texts that begin with {@code start}, by exact case. */
    public Condition startsWith(String start) {
        return text(start + "%", value -> value.startsWith(start));
    }

    /** Returns a condition for texts that end with {@code end}, by exact case. */
    public Condition endsWith(String end) {
        return text("%" + end, value -> value.endsWith(end));
    }

    private Condition comparison(String sign, Object value, CellTest.Comparison.Side side) {
        Objects.requireNonNull(value, "value; ask isNull() for nulls");
        return new CellCondition(
                column,
                sign + " " + CellCondition.literal(value),
                (name, type) -> new CellTest.Comparison(Bound.of(name, type, value), side));
    }

    private Condition text(String pattern, Predicate<String> match) {
        return new CellCondition(
                column,
                "LIKE " + CellCondition.literal(pattern),
                (name, type) -> CellTest.TextMatch.of(name, type, match));
    }
}
