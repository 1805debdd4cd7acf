package dev.headroom.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.frame.Aggregate;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.GroupBy;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.statistics.Description;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of eight columns fit where they should. */
@Tag("memory")
class MillionRowsTest {

    @TempDir
    static Path folder;

    private static Path table;

    @BeforeAll
    static void writeTheTable() throws IOException {
        table = MillionRows.write(folder);
        assertThat(Files.size(table)).isBetween(82_000_000L, 92_000_000L);
    }

    @Test
    void theWholeFrameRetainsAtMost22Megabytes() {
        try (Frame frame = CsvFile.open(table).read()) {
            assertThat(frame.rowCount()).isEqualTo(MillionRows.ROWS);
            assertThat(frame.retained().inMegabytes()).isLessThanOrEqualTo(22);
        }
    }

    @Test
    void theWholeFrameLoadsIn40Megabytes() throws Exception {
        assertThat(fork("40m", Load.class)).contains("1000000 rows");
    }

    @Test
    void aStreamedGroupByRunsIn12Megabytes() throws Exception {
        assertThat(fork("12m", Group.class)).contains("2000 groups of 1000000 rows");
    }

    @Test
    void aStreamedDescriptionRunsIn24Megabytes() throws Exception {
        assertThat(fork("24m", Describe.class)).contains("described 1000000 rows");
    }

    /** Reads everything. */
    static final class Load {
        public static void main(String[] arguments) {
            try (Frame frame = CsvFile.open(Path.of(arguments[0])).read()) {
                System.out.println(frame.rowCount() + " rows");
            }
        }
    }

    /** Groups chunk by chunk. */
    static final class Group {
        public static void main(String[] arguments) {
            CsvFile source = CsvFile.open(Path.of(arguments[0]));
            try (Frame groups = GroupBy.over(source, ReadSettings.defaults(), "institution")
                    .aggregate(Aggregate.count(), Aggregate.mean("score"), Aggregate.max("pages"))) {
                long rows = 0;
                for (int i = 0; i < groups.rowCount(); i++) {
                    rows += (Long) java.util.Objects.requireNonNull(
                            groups.columns().get(1).value(i));
                }
                System.out.println(groups.rowCount() + " groups of " + rows + " rows");
            }
        }
    }

    /** Describes chunk by chunk. */
    static final class Describe {
        public static void main(String[] arguments) {
            Description description = Description.of(CsvFile.open(Path.of(arguments[0])), ReadSettings.defaults());
            System.out.println("described " + description.rows() + " rows");
        }
    }

    private static List<String> fork(String heap, Class<?> main) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "child", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName(),
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(exit).as(lines.toString()).isZero();
        return lines;
    }
}
