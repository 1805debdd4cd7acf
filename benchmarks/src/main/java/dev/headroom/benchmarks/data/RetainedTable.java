package dev.headroom.benchmarks.data;

import dev.headroom.benchmarks.Forks;
import dev.headroom.benchmarks.Models;
import dev.headroom.box.ProcessMemory;
import dev.headroom.data.frame.Frame;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each store keeps on the heap when it has read the generated table: used after collection, less what was used
 * before, each in a process of its own. Then its text columns alone. With a Parquet file as argument, the same for its
 * rows, which DuckDB writes as CSV first.
 */
public final class RetainedTable {

    private static final List<String> OPTIONS = List.of("-Xmx3g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private RetainedTable() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path table = GeneratedTable.file();
        System.out.printf(Locale.ROOT, "%s: %.1f MB%n", table.getFileName(), Files.size(table) / 1e6);
        for (Store store : Store.values()) {
            print(store.name(), child("whole", store.name(), table));
        }
        Map<String, Double> duck = child("duckdb", "-", table);
        System.out.printf(
                Locale.ROOT,
                "%-10s %8.1f MB by duckdb_memory(), process +%.1f MB%n",
                "DUCKDB",
                duck.getOrDefault("own-bytes", Double.NaN) / 1e6,
                duck.getOrDefault("resident-bytes", Double.NaN) / 1e6);
        texts(table);
        if (arguments.length > 0) {
            Path csv = csv(Path.of(arguments[0]));
            System.out.printf(Locale.ROOT, "%s: %.1f MB%n", csv.getFileName(), Files.size(csv) / 1e6);
            print(Store.HEADROOM.name(), child("whole", Store.HEADROOM.name(), csv));
            texts(csv);
        }
    }

    private static void texts(Path table) throws IOException, InterruptedException {
        System.out.println("text columns alone: " + TextStore.columns(table));
        double headroom = retained(child("texts", TextStore.HEADROOM.name(), table));
        double strings = retained(child("texts", TextStore.STRINGS.name(), table));
        double interned = retained(child("texts", TextStore.INTERNED.name(), table));
        System.out.printf(
                Locale.ROOT,
                "Headroom %.2f MB; one String per cell %.1f MB (%+.1f %%); interned %.1f MB (%+.1f %%)%n",
                headroom / 1e6,
                strings / 1e6,
                100 * (headroom / strings - 1),
                interned / 1e6,
                100 * (headroom / interned - 1));
    }

    private static void print(String name, Map<String, Double> values) {
        System.out.printf(Locale.ROOT, "%-10s %8.1f MB", name, retained(values) / 1e6);
        values.forEach((key, value) -> {
            if (key.equals("own-bytes")) {
                System.out.printf(Locale.ROOT, ", %.1f MB by its own account", value / 1e6);
            }
        });
        System.out.println();
    }

    private static double retained(Map<String, Double> values) {
        return values.getOrDefault("retained-bytes", Double.NaN);
    }

    private static Map<String, Double> child(String what, String store, Path table)
            throws IOException, InterruptedException {
        return Forks.run(OPTIONS, Measured.class, what, store, table.toString());
    }

    private static Path csv(Path parquet) throws IOException, SQLException {
        String name = parquet.getFileName().toString();
        Path csv = Models.folder().resolve(name.substring(0, name.lastIndexOf('.')) + ".csv");
        if (!Files.exists(csv)) {
            Path part = Models.folder().resolve(name + ".part");
            try (DuckDb database = DuckDb.open(2)) {
                database.run("COPY (SELECT * FROM read_parquet(" + DuckDb.quoted(parquet) + ")) TO "
                        + DuckDb.quoted(part) + " (FORMAT csv, HEADER)");
            }
            Files.move(part, csv);
        }
        return csv;
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Loads a few rows for the classes, then the table, and prints what stays. */
        public static void main(String[] arguments) throws Exception {
            Path table = Path.of(arguments[2]);
            Path small = GeneratedTable.small();
            switch (arguments[0]) {
                case "whole" -> {
                    Store store = Store.valueOf(arguments[1]);
                    print(() -> store.load(small), () -> store.load(table));
                }
                case "texts" -> {
                    TextStore store = TextStore.valueOf(arguments[1]);
                    print(() -> store.load(small), () -> store.load(table));
                }
                default -> duckDb(table);
            }
        }

        private static void print(Loading few, Loading all) throws IOException {
            few.load();
            long before = UsedHeap.afterCollection();
            Object held = all.load();
            System.out.println("retained-bytes=" + (UsedHeap.afterCollection() - before));
            if (held instanceof Frame frame) {
                System.out.println("own-bytes=" + frame.retained().bytes());
            }
            Reference.reachabilityFence(held);
        }

        private static void duckDb(Path table) throws SQLException {
            try (DuckDb database = DuckDb.open(1)) {
                long before = resident();
                database.load(table);
                System.out.println("resident-bytes=" + (resident() - before));
                System.out.println(
                        "own-bytes=" + database.number("SELECT sum(memory_usage_bytes) FROM duckdb_memory()"));
            }
        }

        private static long resident() {
            return ProcessMemory.ofThisProcess().orElseThrow().resident().bytes();
        }

        /** Reads something. */
        private interface Loading {
            Object load() throws IOException;
        }
    }
}
