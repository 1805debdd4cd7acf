package dev.headroom.viz.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetteringTest {

    private final Lettering letters = new Lettering(BundledFont.PLAIN.parse().deriveFont(10f));

    @Test
    void textThatFitsStays() {
        assertThat(letters.shortened("short", 100)).isEqualTo("short");
    }

    @Test
    void longTextEndsInAnEllipsisAndFits() {
        String shortened = letters.shortened("a text that is much too long for this", 80);

        assertThat(shortened).startsWith("a text").endsWith("…");
        assertThat(letters.width(shortened)).isLessThanOrEqualTo(80);
    }

    @Test
    void pairsOfSurrogatesAreNotCut() {
        for (int width = 5; width < 100; width++) {
            String shortened = letters.shortened("😀".repeat(50), width);
            assertThat(shortened.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                    .isEmpty();
        }
    }

    @Test
    void linesBreakAtSpacesAndTheLastIsShortened() {
        List<String> lines = letters.lines("words and words and words and words and words", 90, 2);

        assertThat(lines).hasSize(2).allMatch(line -> letters.width(line) <= 90);
        assertThat(lines.get(0)).startsWith("words and");
        assertThat(lines.get(1)).endsWith("…");
    }

    @Test
    void whatHasNoRoomAtAllIsLeftOut() {
        assertThat(letters.shortened("text", 1)).isEmpty();
        assertThat(letters.lines("text", 1, 2)).isEmpty();
    }
}
