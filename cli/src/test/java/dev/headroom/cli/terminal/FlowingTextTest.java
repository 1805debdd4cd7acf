package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowingTextTest {

    private final Recorder recorder = new Recorder();
    private final FlowingText text = new FlowingText(recorder.logged());

    @Test
    void linesBreakBetweenWordsWhateverThePieces() {
        for (int i = 0; i < 30; i++) {
            text.accept("sea");
            text.accept("side and ");
        }
        text.end();

        assertThat(recorder.out().lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(recorder.out().replace('\n', ' ').strip())
                .isEqualTo("seaside and ".repeat(30).strip());
    }

    @Test
    void wordIsWrittenWhenItIsComplete() {
        text.accept("Once up");
        assertThat(recorder.out()).isEqualTo("Once");
        text.accept("on a time");
        text.end();
        assertThat(recorder.out()).isEqualTo("Once upon a time\n");
    }

    @Test
    void paragraphsStay() {
        text.accept("one\n\ntwo");
        text.end();
        assertThat(recorder.out()).isEqualTo("one\n\ntwo\n");
    }
}
