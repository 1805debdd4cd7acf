package dev.headroom.data.frame;

/**
 * What rows must fulfil to be kept.
 *
 * <pre>{@code
 * Frame late = flights.filter(where("delay").greaterThan(30).and(where("origin").in("SFO", "OAK")));
 * }</pre>
 *
 * <p>Works as in SQL: a comparison with null is neither true nor false, so neither it nor its {@link #not negation}
 * keeps the row; ask {@link ColumnCondition#isNull()} for nulls. NaN equals itself and is above every other number,
 * texts compare by code point. Values must fit the column's type: numbers for INTEGER and DECIMAL, {@code String},
 * {@code Boolean}, {@code LocalDate}, {@code LocalDateTime}, {@code Instant} for the others; a mismatch is an
 * {@link IllegalArgumentException} when the condition meets a frame. Numbers compare exactly, without rounding.
 *
 * <p>Thread-safe. {@code toString} is the condition as SQL would write it.
 */
public abstract sealed class Condition permits CellCondition, Condition.Joined, Condition.Negation {

    Condition() {}

    /** Begins a condition about one column. */
    public static ColumnCondition where(String column) {
        return new ColumnCondition(column);
    }

    /** Returns what holds where {@code condition} is known not to hold. */
    public static Condition not(Condition condition) {
        return new Negation(condition);
    }

    /** Returns what holds where both do. */
    public Condition and(Condition other) {
        return new Joined(this, other, Wanted.TRUE);
    }

    /** Returns what holds where at least one does. */
    public Condition or(Condition other) {
        return new Joined(this, other, Wanted.FALSE);
    }

    /**
     * Prepares the condition for one frame.
     *
     * @throws IllegalArgumentException if a column is missing or a value does not fit its column
     */
    abstract RowTest over(Frame frame, Wanted wanted);

    /** Says of one row whether the wanted answer is known there. */
    @FunctionalInterface
    interface RowTest {

        boolean test(int row);
    }

    /** Which of the two known answers is looked for; the third, unknown, never is. */
    enum Wanted {
        TRUE,
        FALSE;

        Wanted other() {
            return this == TRUE ? FALSE : TRUE;
        }
    }

    /** AND gives TRUE only if both do; OR is its mirror image. */
    static final class Joined extends Condition {

        private final Condition left;
        private final Condition right;
        private final Wanted needsBoth;

        Joined(Condition left, Condition right, Wanted needsBoth) {
            this.left = left;
            this.right = right;
            this.needsBoth = needsBoth;
        }

        @Override
        RowTest over(Frame frame, Wanted wanted) {
            RowTest first = left.over(frame, wanted);
            RowTest second = right.over(frame, wanted);
            return wanted == needsBoth
                    ? row -> first.test(row) && second.test(row)
                    : row -> first.test(row) || second.test(row);
        }

        @Override
        public String toString() {
            return "(" + left + (needsBoth == Wanted.TRUE ? " AND " : " OR ") + right + ")";
        }
    }

    /** Looks for the other answer; unknown stays unknown. */
    static final class Negation extends Condition {

        private final Condition negated;

        Negation(Condition negated) {
            this.negated = negated;
        }

        @Override
        RowTest over(Frame frame, Wanted wanted) {
            return negated.over(frame, wanted.other());
        }

        @Override
        public String toString() {
            return "NOT " + negated;
        }
    }
}
