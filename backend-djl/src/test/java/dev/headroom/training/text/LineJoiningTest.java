package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineJoiningTest {

    private static String plain(String text) {
        return TextCleaning.PLAIN.clean("a.txt", text).text();
    }

    @Test
    void joinsWrappedProse() {
        String text = "The squirrels hunted up and\ndown the nut bushes; but the\nyoungest sat\n\n\n\nstill.";

        assertThat(plain(text))
                .isEqualTo("The squirrels hunted up and down the nut bushes; but the youngest sat\n\nstill.");
        assertThat(TextCleaning.PLAIN.clean("a.txt", text).counts()).containsEntry(CleaningRule.JOINED_LINE, 2);
    }

    @Test
    void joinsAtHyphensAndDashesWithoutSpace() {
        assertThat(plain("he went down the long rail-\nroad with his bag--\nand all of it\n--alone"))
                .isEqualTo("he went down the long rail-road with his bag--and all of it--alone");
    }

    @Test
    void keepsTheLinesOfVerse() {
        String verse = "The sun was on the water,\nThe moon was on the hill,\n\"And where,\" said she, \"my daughter,\n"
                + "Is he who sits so still?\"";

        assertThat(plain(verse)).isEqualTo(verse);
        assertThat(plain("   the moon\n      the hill\n      the mill")).isEqualTo("the moon\nthe hill\nthe mill");
    }

    @Test
    void takesLongLinesForParagraphs() {
        String line = "This line goes on and on ".repeat(6).strip() + ".";

        assertThat(plain(line + "\n" + line)).isEqualTo(line + "\n\n" + line);
    }

    @Test
    void leavesMarksInPlainTextAlone() {
        assertThat(plain("# not a heading\n\n_x_ *y* \u201cz\u201d &amp;  \t w\n"))
                .isEqualTo("# not a heading\n\n_x_ *y* \u201cz\u201d &amp; w");
    }

    @Test
    void takesAnyAmountOfBlankLinesAndRuleMarks() {
        String text =
                "One." + "\n \n".repeat(200_000) + "- ".repeat(200_000) + "\n\n" + ". ".repeat(100_000) + "\nTwo.";

        assertThat(TextCleaning.BOOK.clean("a.md", text).text()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void keepsTheTextAsItIsIfAskedTo() {
        assertThat(TextCleaning.NONE.clean("a.md", " # x\r\n"))
                .isEqualTo(new CleanedText(" # x\r\n", java.util.Map.of()));
    }
}
