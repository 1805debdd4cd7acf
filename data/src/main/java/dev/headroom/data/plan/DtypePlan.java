package dev.headroom.data.plan;

import dev.headroom.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which type and storage each column of a table gets, from a sample of its rows or, after a read, from all of them.
 *
 * <pre>{@code
 * System.out.println(CsvFile.open(path).plan());
 * }</pre>
 *
 * <p>{@link #toString} is a table of plain text. Bytes are those of the rows seen, never an extrapolation.
 *
 * <p>Thread-safe.
 *
 * @param columns one per column, in the table's order
 * @param rowsSeen how many rows the plan was made from, at least 0
 * @param coverage whether these were all
 */
public record DtypePlan(List<ColumnPlan> columns, long rowsSeen, Coverage coverage) {

    /** How much of the table a plan has seen. */
    public enum Coverage {
        /** The first rows only. */
        SAMPLE,
        /** Every row. */
        WHOLE
    }

    /** Copies the list; rejects a negative count. */
    public DtypePlan {
        columns = List.copyOf(columns);
        if (rowsSeen < 0) {
            throw new IllegalArgumentException("rowsSeen must be at least 0, was " + rowsSeen);
        }
    }

    /** Returns the plan of the column called {@code name}, or nothing. */
    public Optional<ColumnPlan> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Returns the bytes of the rows seen as one String per cell. */
    public ByteSize before() {
        return columns.stream().map(ColumnPlan::before).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Returns the bytes of the rows seen in compact columns. */
    public ByteSize after() {
        return columns.stream().map(ColumnPlan::after).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    /** Returns an aligned table of plain text, a line per column and one for all; lines end in {@code \n}. */
    @Override
    public String toString() {
        TextTable table = new TextTable(
                List.of("column", "type", "storage", "before", "after", "saved", "nulls", "reason"), "<<<>>>><");
        for (ColumnPlan column : columns) {
            table.row(List.of(
                    column.name(),
                    column.type().name().toLowerCase(Locale.ROOT),
                    column.encoding(),
                    column.before().toString(),
                    column.after().toString(),
                    percent(column.before(), column.after()),
                    count(column.nulls()),
                    column.reason()));
        }
        String rows = count(rowsSeen) + (coverage == Coverage.WHOLE ? " rows" : " first rows");
        List<String> all = new ArrayList<>(List.of(
                "all " + columns.size(), "", "", before().toString(), after().toString(), percent(before(), after())));
        all.addAll(List.of(count(columns.stream().mapToLong(ColumnPlan::nulls).sum()), rows));
        table.row(all);
        return table.toString();
    }

    private static String percent(ByteSize before, ByteSize after) {
        return before.bytes() == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * (1 - after.fractionOf(before)));
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
