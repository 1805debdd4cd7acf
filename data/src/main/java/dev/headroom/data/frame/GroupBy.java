package dev.headroom.data.frame;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows with equal keys taken together, of a frame or of a source that is read chunk by chunk.
 *
 * <pre>{@code
 * Frame perAirport = flights.groupBy("origin").aggregate(Aggregate.count(), Aggregate.mean("delay"));
 * Frame same = GroupBy.over(csv, ReadSettings.defaults(), "origin")
 *         .aggregate(Aggregate.count(), Aggregate.mean("delay"));
 * }</pre>
 *
 * <p>The result has one row per group, in the order in which groups first appear: the keys, then the figures. Null is a
 * key like others; without keys the whole table is one group, even an empty one.
 *
 * <p>One thread at a time. Memory: about 30 bytes per group and key, 8 to 24 bytes per group and figure, never the rows;
 * a source is asked only for the columns needed. What the groups take is leased from the frame's or the settings'
 * budget, or held under half of the heap where there is none. Errors: {@link dev.headroom.OverBudgetException} where
 * the groups do not fit or are more than {@link #withMostGroups}; {@link IllegalArgumentException} for columns that are
 * missing or of the wrong type.
 */
public final class GroupBy {

    /** The most groups over a source, unless told otherwise. */
    public static final int USUAL_MOST_GROUPS = 1_000_000;

    private final Rows rows;
    private final List<String> keys;
    private final int mostGroups;

    /** Where rows come from: one frame, or a source. */
    private sealed interface Rows permits OfFrame, OfSource {

        Optional<MemoryBudget> budget();

        ChunkStore newStore();

        void feed(Grouping grouping, List<String> columns);
    }

    private GroupBy(Rows rows, List<String> keys, int mostGroups) {
        this.rows = rows;
        this.keys = keys;
        this.mostGroups = mostGroups;
    }

    static GroupBy of(Frame frame, List<String> keys) {
        return new GroupBy(new OfFrame(frame), distinct(keys), Integer.MAX_VALUE);
    }

    /**
     * Begins grouping a source, which is read when figures are asked for and each time anew.
     *
     * @param settings budget, progress and cancelling; its columns are replaced by those needed
     * @param keys names of columns, all different; none makes the whole table one group
     */
    public static GroupBy over(FrameSource source, ReadSettings settings, String... keys) {
        return new GroupBy(new OfSource(source, settings), distinct(List.of(keys)), USUAL_MOST_GROUPS);
    }

    /**
     * Returns the same with another bound on groups; over a source it is {@value #USUAL_MOST_GROUPS} unless told
     * otherwise, over a frame there is none.
     */
    public GroupBy withMostGroups(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most groups must be at least 1, was " + most);
        }
        return new GroupBy(rows, keys, most);
    }

    /** Returns the groups with their figures. */
    public Frame aggregate(Aggregate... aggregates) {
        List<Aggregate> wanted = List.of(aggregates);
        distinct(Stream.concat(keys.stream(), wanted.stream().map(Aggregate::name))
                .toList());
        List<String> needed = Stream.concat(
                        keys.stream(),
                        wanted.stream().filter(Aggregate::hasColumn).map(Aggregate::column))
                .distinct()
                .toList();
        String purpose = keys.isEmpty() ? "figures of a table" : "group by " + String.join(", ", keys);
        try (WorkingMemory memory = new WorkingMemory(rows.budget(), purpose)) {
            Grouping grouping = new Grouping(keys, wanted, mostGroups, memory);
            rows.feed(grouping, needed);
            return grouping.finish(rows.newStore());
        }
    }

    private static List<String> distinct(List<String> names) {
        List<String> seen = new ArrayList<>();
        for (String name : names) {
            if (seen.contains(name)) {
                throw new IllegalArgumentException("columns of the result must differ, was '" + name + "' twice");
            }
            seen.add(name);
        }
        return List.copyOf(seen);
    }

    private record OfFrame(Frame frame) implements Rows {

        @Override
        public Optional<MemoryBudget> budget() {
            return Results.budget(frame);
        }

        @Override
        public ChunkStore newStore() {
            return Results.newStore(frame, "groups");
        }

        @Override
        public void feed(Grouping grouping, List<String> columns) {
            grouping.accept(columns.isEmpty() ? frame : frame.select(columns.toArray(String[]::new)));
        }
    }

    private record OfSource(FrameSource source, ReadSettings settings) implements Rows {

        @Override
        public Optional<MemoryBudget> budget() {
            return settings.budget();
        }

        @Override
        public ChunkStore newStore() {
            return settings.newStore("groups of " + source.name());
        }

        @Override
        public void feed(Grouping grouping, List<String> columns) {
            DtypePlan plan = source.plan();
            // counting rows needs no column; the first stands for all, because none would mean every one
            List<String> read = columns.isEmpty()
                    ? plan.columns().stream().limit(1).map(ColumnPlan::name).toList()
                    : columns;
            source.forEachChunk(settings.withColumns(read), grouping::accept);
            grouping.begin(name -> plan.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .map(ColumnPlan::type)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("column must be one of "
                            + plan.columns().stream().map(ColumnPlan::name).collect(Collectors.joining(", "))
                            + ", was " + name)));
        }
    }
}
