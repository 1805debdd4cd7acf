package dev.headroom.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.cli.terminal.Recorder;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.training.TrainingProgress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingTableTest {

    private final Recorder recorder = new Recorder();
    private long now = TimeUnit.MINUTES.toNanos(1);

    @Test
    void logHasARowEveryTenSecondsAndWhereHeldOutTextWasMeasured() {
        TrainingTable table = new TrainingTable(recorder.logged(), 3.5, () -> now);
        for (int step = 1; step <= 30; step++) {
            now += TimeUnit.SECONDS.toNanos(1);
            table.stepped(progress(step, step == 15 ? OptionalDouble.of(3.5 * Math.log(2)) : OptionalDouble.empty()));
        }
        List<String> lines = recorder.err().lines().toList();
        assertThat(lines.get(0)).contains("step", "loss", "bits/byte", "tok/s", "memory", "left");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(2)).contains("11/1,000").contains("1:09:05");
        assertThat(lines.get(3)).contains("15/1,000").contains("1.0000");
        assertThat(lines).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(lines).extracting(String::length).containsOnly(lines.get(0).length());
    }

    @Test
    void terminalRedrawsItsRowAndEndsIt() {
        TrainingTable table = new TrainingTable(recorder.terminal(Terminal.Attention.WATCHED), 1, () -> now);
        for (int step = 1; step <= 3; step++) {
            now += TimeUnit.SECONDS.toNanos(1);
            table.stepped(progress(step, OptionalDouble.empty()));
        }
        table.end();
        assertThat(recorder.err().chars().filter(c -> c == '\n')).hasSize(2);
        assertThat(recorder.err()).contains("\r\033[K").endsWith("\n");
    }

    private static TrainingProgress progress(int step, OptionalDouble heldOut) {
        return new TrainingProgress(
                step, 1000, 2.5, 1e-3, 0.7, 12_345, ByteSize.megabytes(1300), Duration.ofSeconds(4145), heldOut);
    }
}
