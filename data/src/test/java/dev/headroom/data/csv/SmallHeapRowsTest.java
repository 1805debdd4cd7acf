package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What would fill the heap is refused or left out in 12 MB. */
@Tag("memory")
class SmallHeapRowsTest {

    private static final long TEN_GIGABYTES = 10_000_000_000L;

    @Test
    void hugeLinesFieldsAndHeadersNeedNoHeap() throws Exception {
        List<String> said = fork(Refusals.class);
        assertThat(said).hasSize(7).allMatch(line -> line.startsWith("refused: table.csv: "));
    }

    @Test
    void aLineOfAGigabyteIsLeftOut() throws Exception {
        assertThat(fork(Skipping.class)).containsExactly("2 rows, bad on lines [3]", "2 rows, bad on lines [3]");
    }

    @Test
    void ordinaryRowsNeedNoHeapEither() throws Exception {
        assertThat(fork(Ordinary.class)).containsExactly("20000000 rows");
    }

    /** Reads what cannot be read. */
    static final class Refusals {
        public static void main(String[] arguments) {
            String wide = "c,".repeat(9_999) + "c\n";
            List<Endless> sources = List.of(
                    Endless.of("a,b\n1,2\n", "3,", TEN_GIGABYTES),
                    Endless.of("a,b\n1,2\n", "x", TEN_GIGABYTES),
                    Endless.of("a,b\n1,2\n3,\"", "x ", TEN_GIGABYTES),
                    Endless.of("a,b\n1,2\n3,\"", "x\n", TEN_GIGABYTES),
                    Endless.of("", "x", TEN_GIGABYTES),
                    Endless.of(wide + "1,".repeat(9_999) + "1\n", "y".repeat(1_000) + ",", TEN_GIGABYTES),
                    Endless.of("", "c,", 2_000_000));
            for (Endless source : sources) {
                try {
                    ReadRows.of(source, CsvFormat.standard(), BadRows.FAIL, CsvLimits.defaults());
                } catch (MalformedFileException e) {
                    System.out.println("refused: " + e.getMessage());
                }
            }
        }
    }

    /** Leaves out a line that is too long to hold. */
    static final class Skipping {
        public static void main(String[] arguments) {
            for (String unit : List.of("x", "\"y\",")) {
                Endless source = Endless.of("a,b\n1,2\n", unit, 1_000_000_000L, "\n4,5\n");
                ReadRows read = ReadRows.of(source, CsvFormat.standard(), BadRows.SKIP, CsvLimits.defaults());
                System.out.println(read.rows().size() + " rows, bad on lines "
                        + read.firstBad().stream().map(BadRow::line).toList());
            }
        }
    }

    /** Reads many rows. */
    static final class Ordinary {
        public static void main(String[] arguments) {
            Endless source = Endless.of("a,b\n", "12345,67890\n", 12L * 20_000_000);
            try (CsvRows rows =
                    CsvRows.of("table.csv", source, CsvFormat.standard(), CsvLimits.defaults(), BadRows.FAIL)) {
                ReadRows.Collected sink = new ReadRows.Collected(2);
                while (rows.next(sink)) {
                    sink.rows.clear();
                }
                System.out.println(rows.rows() + " rows");
            }
        }
    }

    private static List<String> fork(Class<?> main) throws IOException, InterruptedException {
        Path out = Files.createTempFile("rows", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        Files.delete(out);
        assertThat(exit).as(lines.toString()).isZero();
        return lines;
    }
}
