package dev.headroom.data.frame;

import dev.headroom.data.column.ColumnType;
import java.util.function.Predicate;

/** Says of one value that is not null whether it is wanted; only the method of the column's storage is called. */
interface CellTest {

    boolean test(long value);

    boolean test(double value);

    boolean test(String value);

    /** Makes the test for a column of one type. */
    @FunctionalInterface
    interface Maker {

        /** Rejects values that do not fit the type, naming the column. */
        CellTest over(String column, ColumnType type);
    }

    /**
     * Compares with one value.
     *
     * @param bound the value
     * @param side which outcomes are wanted
     */
    record Comparison(Bound bound, Side side) implements CellTest {

        /** Says which outcomes of a comparison are wanted. */
        @FunctionalInterface
        interface Side {

            boolean holds(int order);
        }

        @Override
        public boolean test(long value) {
            return side.holds(bound.compare(value));
        }

        @Override
        public boolean test(double value) {
            return side.holds(bound.compare(value));
        }

        @Override
        public boolean test(String value) {
            return side.holds(ValueOrder.compare(value, bound.text()));
        }
    }

    /**
     * Looks into texts.
     *
     * @param match what is looked for
     */
    record TextMatch(Predicate<String> match) implements CellTest {

        static TextMatch of(String column, ColumnType type, Predicate<String> match) {
            if (type != ColumnType.TEXT) {
                throw new IllegalArgumentException(
                        "type of column " + column + " must be TEXT for a text pattern, was " + type);
            }
            return new TextMatch(match);
        }

        @Override
        public boolean test(long value) {
            throw new IllegalStateException("not a text");
        }

        @Override
        public boolean test(double value) {
            throw new IllegalStateException("not a text");
        }

        @Override
        public boolean test(String value) {
            return match.test(value);
        }
    }
}
