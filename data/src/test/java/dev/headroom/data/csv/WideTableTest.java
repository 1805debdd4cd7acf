package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.frame.Frame;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many columns and few rows. */
class WideTableTest {

    private static final int COLUMNS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void thousandsOfColumnsAndFewRowsTakeLittleMemory() {
        String line = "1,2.5,word,".repeat(COLUMNS / 3 - 1) + "1,2.5,word";
        Path file = TableFile.of(folder, "c,".repeat(COLUMNS - 1) + "c", 5, i -> line);
        CsvFile csv = CsvFile.open(file);
        assertThat(csv.plan().columns()).hasSize(COLUMNS);
        try (Frame frame = csv.read()) {
            assertThat(frame.columns()).hasSize(COLUMNS);
            assertThat(frame.columns().get(1).value(4)).isEqualTo(2.5);
        }
    }
}
