package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextLayoutTest {

    @Test
    void tableAlignsNamesLeftAndFiguresRight() {
        String table = new TextTable("model", "weights")
                .row("gpt2", "62 MB")
                .row("zephyr-7b", "4.0 GB")
                .toString();

        assertThat(table.lines())
                .containsExactly(
                        "model      weights", "──────────────────", "gpt2         62 MB", "zephyr-7b   4.0 GB");
    }

    @Test
    void tableRefusesALineOfAnotherLength() {
        assertThatThrownBy(() -> new TextTable("a", "b").row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cells must be 2, was [only one]");
    }

    @Test
    void paragraphBreaksBetweenWordsAndIndents() {
        String text = Paragraph.wrap("word ".repeat(40), 10, 4);

        assertThat(text.lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("    word"));
        assertThat(text.lines().findFirst().orElseThrow().length()).isLessThanOrEqualTo(Terminal.COLUMNS - 10);
    }

    @Test
    void wordLongerThanALineStaysWhole() {
        assertThat(Paragraph.wrap("a " + "b".repeat(100), 0, 2)).isEqualTo("a\n  " + "b".repeat(100));
    }
}
