package dev.headroom.cli.report;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.chart.ChartSpec;
import dev.headroom.cli.data.TableFile;
import dev.headroom.data.chart.FrameCharts;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.frame.Aggregate;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.GroupBy;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables that charts are made of. */
final class ChartTables {

    private static final Pattern FUNCTION = Pattern.compile("(sum|mean|min|max|count)\\((.*)\\)");

    private final MemoryBudget heap;
    private final CancelToken cancel;

    ChartTables(MemoryBudget heap, CancelToken cancel) {
        this.heap = heap;
        this.cancel = cancel;
    }

    /** Returns the chart; {@code sum(column)} and the like are taken over the rows of equal label. */
    ChartSpec chart(ChartArgument argument) {
        FrameSource source = open(argument.file());
        List<String> first = argument.columns().get(0);
        List<Aggregate> aggregates =
                argument.columns().size() == 2 ? aggregates(argument.columns().get(1)) : List.of();
        if (!aggregates.isEmpty()) {
            try (Frame grouped = GroupBy.over(source, reading(List.of()), only(first, argument))
                    .aggregate(aggregates.toArray(Aggregate[]::new))) {
                List<String> names = grouped.columns().stream()
                        .skip(1)
                        .map(column -> column.name())
                        .toList();
                return drawn(argument, grouped, List.of(first, names));
            }
        }
        List<String> wanted =
                argument.columns().stream().flatMap(List::stream).distinct().toList();
        try (Frame frame = source.read(reading(wanted))) {
            return drawn(argument, frame, argument.columns());
        }
    }

    private static ChartSpec drawn(ChartArgument argument, Frame frame, List<List<String>> columns) {
        FrameCharts charts = FrameCharts.of(frame);
        List<String> first = columns.get(0);
        String[] second = columns.size() > 1 ? columns.get(1).toArray(String[]::new) : new String[0];
        return switch (argument.kind()) {
            case LINE -> charts.line(only(first, argument), second);
            case SCATTER -> charts.scatter(only(first, argument), second);
            case BAR -> charts.bar(only(first, argument), second);
            case STACKED_BAR -> charts.stackedBar(only(first, argument), second);
            case HISTOGRAM -> charts.histogram(only(first, argument));
            case BOX ->
                columns.size() == 2
                        ? charts.boxBy(only(first, argument), only(columns.get(1), argument))
                        : charts.box(first.toArray(String[]::new));
            case HEAT_MAP ->
                charts.heatMap(only(first, argument), only(columns.get(1), argument), only(columns.get(2), argument));
            case PIE -> charts.pie(only(first, argument), only(columns.get(1), argument));
        };
    }

    private static String only(List<String> columns, ChartArgument argument) {
        if (columns.size() != 1) {
            throw new IllegalArgumentException(
                    "--chart " + argument.kind().word() + " must have one column where it says "
                            + argument.kind().wanted + ", was " + String.join(",", columns));
        }
        return columns.get(0);
    }

    /** Returns the functions that are asked for; empty if these are plain columns. */
    private static List<Aggregate> aggregates(List<String> columns) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (String column : columns) {
            Matcher function = FUNCTION.matcher(column);
            if (function.matches()) {
                aggregates.add(aggregate(function.group(1), function.group(2)));
            }
        }
        if (!aggregates.isEmpty() && aggregates.size() < columns.size()) {
            throw new IllegalArgumentException(
                    "--chart must have functions only, or columns only, was " + String.join(",", columns));
        }
        return aggregates;
    }

    private static Aggregate aggregate(String function, String column) {
        return switch (function) {
            case "sum" -> Aggregate.sum(column);
            case "mean" -> Aggregate.mean(column);
            case "min" -> Aggregate.min(column);
            case "max" -> Aggregate.max(column);
            default -> Aggregate.count();
        };
    }

    private ReadSettings reading(List<String> columns) {
        return ReadSettings.defaults().withColumns(columns).withBudget(heap).withCancel(cancel);
    }

    private static FrameSource open(Path file) {
        CsvSettings csv = CsvSettings.defaults().withBadRows(BadRows.SKIP);
        return TableFile.open("--chart", file, DuckDbSettings.defaults(), csv);
    }
}
