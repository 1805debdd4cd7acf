package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OverBudgetException;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.statistics.Description;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of eight columns are grouped and described in 12 MB of heap. */
@Tag("memory")
class SmallHeapGroupByTest {

    private static final int ROWS = 1_000_000;

    @TempDir
    static Path directory;

    private static final TreeMap<String, Long> COUNTS = new TreeMap<>();
    private static final TreeMap<String, Long> SUMS = new TreeMap<>();

    @BeforeAll
    static void writeRows() throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file())) {
            out.write("id,day,city,shop,product,count,price,note\n");
            for (int row = 0; row < ROWS; row++) {
                String city = "City " + random.nextInt(200);
                long count = random.nextInt(1_000);
                COUNTS.merge(city, 1L, Long::sum);
                SUMS.merge(city, count, Long::sum);
                out.write(row + "," + LocalDate.ofEpochDay(15_000 + random.nextInt(3_000)) + "," + city
                        + ",Shop number "
                        + random.nextInt(2_000) + ",Product of kind " + random.nextInt(5_000) + "," + count + ","
                        + String.format(Locale.ROOT, "%.2f", random.nextInt(1_000_000) / 100.0) + ",note " + row
                        + "\n");
            }
        }
    }

    private static Path file() {
        return directory.resolve("rows.csv");
    }

    @Test
    void groupsAMillionRows() throws Exception {
        List<String> said = fork(Groups.class);

        assertThat(said).hasSize(COUNTS.size());
        COUNTS.forEach((city, count) -> assertThat(said).contains(city + " " + count + " " + SUMS.get(city)));
    }

    @Test
    void refusesMoreGroupsThanFitInsteadOfDying() throws Exception {
        assertThat(fork(TooManyGroups.class)).singleElement().asString().startsWith("refused: group by id needs");
    }

    @Test
    void describesAMillionRows() throws Exception {
        List<String> said = fork(Describes.class);

        assertThat(said.get(0)).isEqualTo("1,000,000 rows, 8 columns");
        assertThat(said).anyMatch(line -> line.matches("city +text +0 +200 +City 0 +City 99"));
        assertThat(said).anyMatch(line -> line.matches("id +integer +0 +>= 4,097 +0 +999,999"));
    }

    /** Groups by city. */
    static final class Groups {
        public static void main(String[] arguments) {
            Frame groups = GroupBy.over(CsvFile.open(Path.of(arguments[0])), ReadSettings.defaults(), "city")
                    .aggregate(
                            Aggregate.count(),
                            Aggregate.sum("count"),
                            Aggregate.mean("price"),
                            Aggregate.max("day"),
                            Aggregate.standardDeviation("price"));
            for (int row = 0; row < groups.rowCount(); row++) {
                System.out.println(groups.column("city").text(row) + " "
                        + groups.column("count").text(row) + " "
                        + groups.column("sum(count)").text(row));
            }
        }
    }

    /** Groups by a column without two equal values. */
    static final class TooManyGroups {
        public static void main(String[] arguments) {
            try {
                GroupBy.over(CsvFile.open(Path.of(arguments[0])), ReadSettings.defaults(), "id")
                        .aggregate(Aggregate.count());
            } catch (OverBudgetException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }

    /** Describes every column. */
    static final class Describes {
        public static void main(String[] arguments) {
            System.out.print(Description.of(CsvFile.open(Path.of(arguments[0])), ReadSettings.defaults())
                    .text(120));
        }
    }

    private static List<String> fork(Class<?> main) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .filter(line -> !line.contains(" INFO ") && !line.isBlank())
                .toList();
    }
}
