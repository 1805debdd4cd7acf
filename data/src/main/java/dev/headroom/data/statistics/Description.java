package dev.headroom.data.statistics;

import dev.headroom.data.column.Column;
import dev.headroom.data.column.DoubleColumn;
import dev.headroom.data.column.LongColumn;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in a table, column by column: count, nulls, smallest and largest, mean, standard deviation, quantiles, how
 * many different values and the most frequent of them.
 *
 * <pre>{@code
 * System.out.print(Description.of(frame).text(120));
 * Description streamed = Description.of(csv, ReadSettings.defaults());
 * }</pre>
 *
 * <p>Of a frame everything is exact; it takes 8 bytes per row of one column while it works. Text columns count up to
 * 1,000,000 different values exactly. Of a source, in chunks and bounded memory (about 0.6 MB per column), count,
 * nulls, smallest, largest, mean and standard deviation are exact. So is the rest up to 4,096 different values (and
 * 262,144 characters of them); beyond, quantiles come from a t-digest, the number of different values is a lower bound
 * and frequent ones come from Space-Saving with 1,024 counters. Each figure says which it is.
 *
 * <p>Thread-safe.
 *
 * @param rows how many there are
 * @param columns one per column, in the table's order
 */
public record Description(long rows, List<ColumnDescription> columns) {

    /** Narrowest and usual width of {@link #text(int)}. */
    public static final int USUAL_WIDTH = 80;

    private static final int MOST_WHOLE_VALUES = 1_000_000;
    private static final long MOST_WHOLE_CHARACTERS = 100_000_000;

    /** Copies the list. */
    public Description {
        columns = List.copyOf(columns);
    }

    /** Describes a frame. */
    public static Description of(Frame frame) {
        List<ColumnDescription> columns = new ArrayList<>();
        for (Column column : frame.columns()) {
            if (column instanceof LongColumn longs) {
                columns.add(ExactColumn.describe(longs));
            } else if (column instanceof DoubleColumn doubles) {
                columns.add(ExactColumn.describe(doubles));
            } else {
                TextTally tally =
                        new TextTally(column.name(), new ValueTally<>(MOST_WHOLE_VALUES, MOST_WHOLE_CHARACTERS));
                tally.accept(column);
                columns.add(tally.describe());
            }
        }
        return new Description(frame.rowCount(), columns);
    }

    /**
     * Describes a source, reading it once in chunks.
     *
     * @param settings which columns, budget, progress and cancelling
     */
    public static Description of(FrameSource source, ReadSettings settings) {
        Map<String, ColumnTally> tallies = new LinkedHashMap<>();
        long[] rows = new long[1];
        source.forEachChunk(settings, chunk -> {
            rows[0] += chunk.rowCount();
            for (Column column : chunk.columns()) {
                tallies.computeIfAbsent(column.name(), name -> ColumnTally.of(name, column.type()))
                        .accept(column);
            }
        });
        // a source without rows may have no chunk
        for (ColumnPlan column : tallies.isEmpty() ? source.plan().columns() : List.<ColumnPlan>of()) {
            if (settings.columns().isEmpty() || settings.columns().contains(column.name())) {
                tallies.put(column.name(), ColumnTally.of(column.name(), column.type()));
            }
        }
        return new Description(
                rows[0], tallies.values().stream().map(ColumnTally::describe).toList());
    }

    /**
     * Returns the description of one column.
     *
     * @throws IllegalArgumentException if there is none, with the names there are
     */
    public ColumnDescription column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("column must be one of "
                        + columns.stream().map(ColumnDescription::name).toList() + ", was " + name));
    }

    /**
     * Returns tables of plain text for a terminal; lines end in {@code \n}.
     *
     * @param width characters per line, at least {@value #USUAL_WIDTH}; long names and values are cut to fit
     */
    public String text(int width) {
        if (width < USUAL_WIDTH) {
            throw new IllegalArgumentException("width must be at least " + USUAL_WIDTH + ", was " + width);
        }
        return new DescriptionText(this, width).toString();
    }

    /** Returns the tables for {@value #USUAL_WIDTH} characters. */
    @Override
    public String toString() {
        return text(USUAL_WIDTH);
    }
}
