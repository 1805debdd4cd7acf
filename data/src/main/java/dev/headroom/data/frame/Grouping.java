package dev.headroom.data.frame;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.ColumnBuilder;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows of any number of frames with the same columns; holds the groups and their figures, never the rows.
 *
 * <p>One thread at a time.
 */
final class Grouping {

    private static final int BLOCK = 8_192;

    private final List<String> keyNames;
    private final List<Aggregate> aggregates;
    private final int mostGroups;
    private final WorkingMemory memory;
    private final List<Accumulator> accumulators = new ArrayList<>();
    private final int[] groups = new int[BLOCK];
    private @Nullable KeyIndex keys;

    Grouping(List<String> keyNames, List<Aggregate> aggregates, int mostGroups, WorkingMemory memory) {
        this.keyNames = keyNames;
        this.aggregates = aggregates;
        this.mostGroups = mostGroups;
        this.memory = memory;
    }

    /** Learns the types of the columns; does nothing the second time. */
    void begin(Function<String, ColumnType> types) {
        if (keys != null) {
            return;
        }
        for (Aggregate aggregate : aggregates) {
            ColumnType type = aggregate.hasColumn() ? types.apply(aggregate.column()) : ColumnType.INTEGER;
            aggregate.requireFits(type);
            accumulators.add(Accumulator.of(aggregate, type, memory));
        }
        keys = new KeyIndex(keyNames, keyNames.stream().map(types).toList(), memory);
    }

    /** Adds the rows of a frame. */
    void accept(Frame frame) {
        begin(name -> frame.column(name).type());
        KeyIndex index = begun();
        index.bind(frame);
        for (int i = 0; i < aggregates.size(); i++) {
            if (aggregates.get(i).hasColumn()) {
                accumulators.get(i).bind(frame.column(aggregates.get(i).column()));
            }
        }
        for (int from = 0; from < frame.rowCount(); from += BLOCK) {
            int to = Math.min(frame.rowCount(), from + BLOCK);
            for (int row = from; row < to; row++) {
                groups[row - from] = index.findOrAdd(row);
            }
            requireFewEnough(index.size());
            for (Accumulator accumulator : accumulators) {
                accumulator.room(index.size());
                accumulator.add(from, to, groups);
            }
        }
    }

    /** Returns one row per group, in order of first sight: keys, then figures. */
    Frame finish(ChunkStore store) {
        KeyIndex index = begun();
        int size = index.size();
        ColumnSettings settings = Results.settings(size);
        return Results.build(store, filled -> {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < keyNames.size(); i++) {
                int key = i;
                ColumnBuilder builder =
                        ColumnBuilder.of(keyNames.get(i), index.types().get(i), filled, settings);
                columns.add(column(size, builder, (group, to) -> index.write(group, key, to)));
            }
            for (int i = 0; i < aggregates.size(); i++) {
                Accumulator accumulator = accumulators.get(i);
                accumulator.room(size);
                ColumnBuilder builder =
                        ColumnBuilder.of(aggregates.get(i).name(), accumulator.type(), filled, settings);
                columns.add(column(size, builder, accumulator::write));
            }
            return columns;
        });
    }

    /** Writes what a group has in one column; nothing where it is null. */
    @FunctionalInterface
    private interface GroupCell {

        void write(int group, ColumnBuilder to);
    }

    private static Column column(int groups, ColumnBuilder builder, GroupCell cell) {
        for (int group = 0; group < groups; group++) {
            cell.write(group, builder);
            builder.endRow();
        }
        return builder.build();
    }

    private KeyIndex begun() {
        if (keys == null) {
            throw new IllegalStateException("no frame yet");
        }
        return keys;
    }

    private void requireFewEnough(int found) {
        if (found > mostGroups) {
            ByteSize perGroup = ByteSize.of(Math.max(1, memory.used() / found));
            throw new OverBudgetException(
                    "group by " + String.join(", ", keyNames) + " with more than " + mostGroups + " groups",
                    perGroup.times(found),
                    perGroup.times(mostGroups),
                    List.of("group by fewer or coarser columns", "allow more groups"));
        }
    }
}
