package dev.headroom.data.csv;

import dev.headroom.ByteSize;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words and figures about columns that were read. */
final class PlanLines {

    private PlanLines() {}

    /**
     * Returns the plan of a column that was read into {@code cell} and became {@code column}.
     *
     * @param giveUpRatio distinct texts per text above which a longer column has no dictionary
     */
    static ColumnPlan of(Cell cell, Column column, Optional<String> why, double giveUpRatio) {
        List<String> reasons = new ArrayList<>();
        why.ifPresent(reasons::add);
        if (column instanceof TextColumn texts && cell.rows() > cell.nullRows()) {
            reasons.add(distinct(texts, cell.rows() - cell.nullRows(), giveUpRatio));
        } else {
            reasons.add(cell.range());
            reasons.add(cell.storageReason(column.encoding()));
            reasons.removeIf(String::isEmpty);
        }
        return new ColumnPlan(
                column.name(),
                column.type(),
                column.encoding(),
                ByteSize.of(cell.before()),
                column.retained(),
                column.nullCount(),
                String.join("; ", reasons));
    }

    private static String distinct(TextColumn texts, long values, double giveUpRatio) {
        if (!texts.isDictionary()) {
            return "too many distinct texts for a dictionary";
        }
        String counts = String.format(Locale.ROOT, "%,d distinct of %,d", texts.dictionarySize(), values);
        return texts.dictionarySize() <= giveUpRatio * values
                ? counts
                : counts
                        + String.format(
                                Locale.ROOT,
                                ", too many for a dictionary from %,d texts on",
                                ColumnSettings.FIRST_DICTIONARY_CHECK);
    }

    /** Returns what a person should know about the values of one column. */
    static List<String> notices(String name, Cell cell) {
        List<String> notices = new ArrayList<>();
        for (Map.Entry<String, Long> marker : cell.markersSeen().entrySet()) {
            notices.add(String.format(
                    Locale.ROOT,
                    "column '%s': '%s' was taken for null %s",
                    name,
                    marker.getKey(),
                    times(marker.getValue())));
        }
        if (cell.roundedRows() > 0) {
            notices.add(String.format(
                    Locale.ROOT,
                    cell.roundedRows() == 1
                            ? "column '%s': %,d value was rounded to float64"
                            : "column '%s': %,d values were rounded to float64",
                    name,
                    cell.roundedRows()));
        }
        return notices;
    }

    private static String times(long count) {
        return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
    }
}
