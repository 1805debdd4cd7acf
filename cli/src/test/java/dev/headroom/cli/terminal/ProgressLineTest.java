package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final Recorder recorder = new Recorder();
    private final ManualClock clock = new ManualClock();

    @Test
    void logGetsOneLinePerStageAndOneForEveryTenSeconds() {
        ProgressLine line = new ProgressLine(recorder.logged(), clock::nanoTime);
        for (int i = 0; i <= 100; i++) {
            line.progress("quantising", i, 100);
            clock.advance(Duration.ofMillis(250));
        }
        line.end();

        assertThat(recorder.err().lines()).containsExactly("quantising …", "quantising: 40 %", "quantising: 80 %");
    }

    @Test
    void shortStageLeavesATerminalUntouched() {
        ProgressLine line = new ProgressLine(recorder.terminal(Terminal.Attention.WATCHED), clock::nanoTime);
        for (int i = 0; i <= 100; i++) {
            line.progress("quantising", i, 100);
            clock.advance(Duration.ofMillis(1));
        }
        line.end();

        assertThat(recorder.err()).isEmpty();
    }

    @Test
    void terminalShowsABarAndTheTimeLeftAndIsLeftClean() {
        ProgressLine line = new ProgressLine(recorder.terminal(Terminal.Attention.WATCHED), clock::nanoTime);
        line.progress("quantising", 0, 100);
        clock.advance(Duration.ofSeconds(30));
        line.progress("quantising", 50, 100);

        assertThat(recorder.err()).contains("█".repeat(15) + "░".repeat(15)).contains(" 50 %  0:30 left");
        line.end();
        assertThat(recorder.err()).endsWith("\r\033[K");
    }

    @Test
    void barKeepsWithinTheColumns() {
        ProgressLine line = new ProgressLine(recorder.terminal(Terminal.Attention.WATCHED), clock::nanoTime);
        line.progress("a stage with a name that is longer than anybody needs", 0, 1000);
        clock.advance(Duration.ofHours(1));
        line.progress("a stage with a name that is longer than anybody needs", 60, 1000);

        assertThat(recorder.err().replace("\r\033[K", "")).hasSizeLessThanOrEqualTo(Terminal.COLUMNS);
    }

    @Test
    void nothingIsWrittenToStandardOutput() {
        ProgressLine line = new ProgressLine(recorder.logged(), clock::nanoTime);
        line.progress("quantising", 0, 0);
        clock.advance(Duration.ofMinutes(1));
        line.progress("quantising", 7, 0);

        assertThat(recorder.out()).isEmpty();
    }
}
