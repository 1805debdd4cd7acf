package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {

    @TempDir
    private Path folder;

    @Test
    void itsFramesMayBeClosed() {
        Path file = TableFile.of(folder, "a,b", 10, i -> i + ",word");
        ReadSettings reading = ReadSettings.defaults().withChunkRows(5);
        int rows = 0;
        try (FrameStream stream = CsvFile.open(file).stream(reading)) {
            for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
                try (Frame frame = next.get()) {
                    rows += frame.rowCount();
                }
            }
        }
        assertThat(rows).isEqualTo(10);
    }
}
