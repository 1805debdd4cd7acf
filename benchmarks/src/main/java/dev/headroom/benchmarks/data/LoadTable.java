package dev.headroom.benchmarks.data;

import dev.headroom.benchmarks.Forks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@link LoadTableBenchmark} with its forks in turns, each right after one of FastCSV alone, so that a drift of the
 * machine hits both alike. Arguments: rounds, then the methods wanted (default: all).
 */
public final class LoadTable {

    private static final String YARDSTICK = "readFastCsvAlone";

    private static final List<String> METHODS = List.of(
            "loadHeadroom",
            "loadDuckDb1",
            "loadDuckDb2",
            "loadTablesaw",
            "loadDflib",
            "groupHeadroom",
            "groupFastCsv",
            "groupDuckDb1",
            "groupDuckDb2");

    private LoadTable() {}

    /** Checks that the results agree, runs the rounds and prints rows per second. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<String> methods = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : METHODS;
        Path file = GeneratedTable.file();
        Totals expected = GroupByInstitution.DUCKDB_2.totals(file);
        for (GroupByInstitution way : GroupByInstitution.values()) {
            expected.requireSame(way.totals(file), way.name());
        }
        Map<String, List<Double>> milliseconds = new TreeMap<>();
        Map<String, List<Double>> ratios = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            List<String> order = new ArrayList<>(methods);
            Collections.rotate(order, -round);
            for (String method : order) {
                List<Double> yardstick = fork(YARDSTICK);
                List<Double> shots = fork(method);
                add(milliseconds, YARDSTICK, yardstick);
                add(milliseconds, method, shots);
                add(ratios, YARDSTICK, List.of(1.0));
                add(ratios, method, List.of(Forks.median(yardstick) / Forks.median(shots)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d groups equal in all; medians of %d forks of 5 shots each, -XX:+UseSerialGC -Xmx3g%n",
                GeneratedTable.ROWS,
                expected.size(),
                rounds);
        System.out.printf(Locale.ROOT, "%-18s %8s %16s %9s %12s%n", "", "ms", "least..most", "Mrows/s", "of FastCSV");
        print(YARDSTICK, milliseconds, ratios);
        methods.forEach(method -> print(method, milliseconds, ratios));
    }

    private static void add(Map<String, List<Double>> lists, String name, List<Double> values) {
        lists.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values);
    }

    private static void print(String method, Map<String, List<Double>> milliseconds, Map<String, List<Double>> ratios) {
        List<Double> seen = milliseconds.getOrDefault(method, List.of());
        double median = Forks.median(seen);
        System.out.printf(
                Locale.ROOT,
                "%-18s %8.0f %7.0f..%-7.0f %9.2f %12.2f%n",
                method,
                median,
                Collections.min(seen),
                Collections.max(seen),
                GeneratedTable.ROWS / median / 1e3,
                Forks.median(ratios.getOrDefault(method, List.of())));
    }

    private static List<Double> fork(String method) throws Exception {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\.LoadTableBenchmark\\." + method + "$")
                        .jvmArgsAppend(
                                "-Dheadroom.bench.dir=" + GeneratedTable.file().getParent())
                        .shouldDoGC(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .map(shot -> shot.getScore())
                .toList();
    }
}
