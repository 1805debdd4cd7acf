package tables;

import static dev.headroom.data.frame.Condition.where;

import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvExport;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvFormat;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.frame.Aggregate;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.GroupBy;
import dev.headroom.data.frame.Order;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.statistics.Description;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A table read whole, worked on and written; then the same question asked chunk by chunk. */
public final class Tables {

    private static final String[] AIRPORTS = {"ATL", "ORD", "DFW", "LAX", "PHX", "DEN", "IAH", "LAS"};

    private Tables() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("tables");
        Path file = arguments.length > 0 ? Path.of(arguments[0]) : flights(folder.resolve("flights.csv"));

        CsvFile flights = CsvFile.open(file, CsvSettings.defaults().withBadRows(BadRows.SKIP));
        ReadSettings bounded = ReadSettings.defaults().withBudget(MemoryBudget.ofJavaHeap(0.5));
        try (Frame frame = flights.read(bounded)) {
            var report = frame.report().orElseThrow();
            System.out.println(report.plan());
            report.notices().forEach(notice -> System.out.println("note: " + notice));
            report.firstBadRows().forEach(bad -> System.out.println("left out: " + bad));
            System.out.println(Description.of(frame));
            if (arguments.length == 0) {
                work(frame, folder.resolve("late.csv"));
            }
        }
        if (arguments.length == 0) {
            // the same in a few megabytes, whatever the size of the file
            try (Frame delays = GroupBy.over(flights, bounded, "origin")
                    .aggregate(Aggregate.count(), Aggregate.mean("delay"))) {
                System.out.println(delays.rowCount() + " airports, read in chunks");
            }
        }
    }

    private static void work(Frame frame, Path target) {
        try (Frame late = frame.filter(where("delay").greaterThan(60));
                Frame byOrigin = late.groupBy("origin").aggregate(Aggregate.count().as("late"), Aggregate.max("delay"));
                Frame worst = byOrigin.sort(Order.descending("late"))) {
            for (int row = 0; row < worst.rowCount(); row++) {
                System.out.println(
                        worst.column("origin").text(row) + " " + worst.column("late").text(row));
            }
            CsvExport.write(worst, target, CsvFormat.standard());
            System.out.println("written to " + target);
        }
    }

    private static Path flights(Path file) throws IOException {
        Random random = new Random(1);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("date,origin,destination,delay,distance");
            for (int i = 0; i < 100_000; i++) {
                String delay = random.nextInt(50) == 0 ? "NA" : "" + Math.round(random.nextGaussian() * 40);
                out.printf(
                        "2024-%02d-%02d,%s,%s,%s,%d%n",
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        AIRPORTS[random.nextInt(AIRPORTS.length)],
                        AIRPORTS[random.nextInt(AIRPORTS.length)],
                        delay,
                        100 + random.nextInt(2_000));
            }
            out.println("2024-13-45,ATL");
        }
        return file;
    }
}
