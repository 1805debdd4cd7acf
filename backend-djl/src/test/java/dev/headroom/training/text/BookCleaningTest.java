package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BookCleaningTest {

    private static String clean(String markdown) {
        return TextCleaning.BOOK.clean("book.md", markdown).text();
    }

    private static int count(CleaningRule rule, String markdown) {
        return TextCleaning.BOOK.clean("book.md", markdown).counts().getOrDefault(rule, 0);
    }

    @Test
    void dropsTheTitleBlock() {
        String book = "# Title: The Lamp\n\n## Author: A. Person\n\n## Year: 1901\n\n-------\nIt was dark.\n";

        assertThat(clean(book)).isEqualTo("It was dark.");
        assertThat(count(CleaningRule.BOOK_HEADER, book)).isEqualTo(3);
        assertThat(count(CleaningRule.RULE_LINE, book)).isEqualTo(1);
    }

    @Test
    void dropsHeadingsAndLinesThatAreBoldAsAWhole() {
        assertThat(clean("One.\n\n##  CHAPTER I. \n\nTwo.\n\n**PART TWO**\n\nThree."))
                .isEqualTo("One.\n\nTwo.\n\nThree.");
    }

    @Test
    void dropsTheSecondLineOfAHeadingInCapitalsButNoTextBelowOne() {
        assertThat(clean("## IN WHICH SOMEBODY\nLOSES A HAT\n\nOne.")).isEqualTo("One.");
        assertThat(clean("## THE FOX\nA Fox was out walking.")).isEqualTo("A Fox was out walking.");
    }

    @Test
    void dropsAChapterSummaryInItalicsButKeepsItalicsElsewhere() {
        assertThat(clean("# I\n\n_How it all began._\n\nIt began.\n\n_Really?_"))
                .isEqualTo("It began.\n\nReally?");
    }

    @Test
    void dropsCredits() {
        assertThat(clean("# Story\n\n_Published 1905_\n\nText.")).isEqualTo("Text.");
        assertThat(clean("_TRANSLATED BY A. N. OTHER_\n\nText.")).isEqualTo("Text.");
        assertThat(clean("Translated, it means a goose.")).isEqualTo("Translated, it means a goose.");
    }

    @Test
    void dropsRuleLinesAndTheClosing() {
        assertThat(clean("One.\n\n* * *\n\nTwo.\n\n.........\n\n_______\n\n**THE END.**\n"))
                .isEqualTo("One.\n\nTwo.");
        assertThat(clean("One.\n\nThe End")).isEqualTo("One.");
        assertThat(clean("\"The End.\"\n\nOne.")).isEqualTo("\"The End.\"\n\nOne.");
    }

    @Test
    void dropsFootnotesAndTheirMarks() {
        assertThat(clean("The lobby* was full.[2]\n\n* A hall of some kind.\n\n[2] Of people.\n\nSo it was."))
                .isEqualTo("The lobby was full.\n\nSo it was.");
        assertThat(clean("Out on the river {footnote [A wide one.]} he saw{sic} it."))
                .isEqualTo("Out on the river he saw it.");
        assertThat(clean("One. [Footnote: Or two.]")).isEqualTo("One.");
    }

    @Test
    void dropsIllustrations() {
        assertThat(clean("One.\n\n[Illustration: a hen]\n\n![hen](hen.png)\n\nTwo."))
                .isEqualTo("One.\n\nTwo.");
    }

    @Test
    void takesEmphasisAwayWithTheSpaceThatItsMarksLeft() {
        assertThat(clean("\"You _did_ , my **dear** *boy*; you _always _do.\""))
                .isEqualTo("\"You did, my dear boy; you always do.\"");
        assertThat(clean("[ _Bows_.] Mr. ___ paid 2_s_.")).isEqualTo("[Bows.] Mr. ---- paid 2s.");
    }

    @Test
    void takesEscapesLinksAndEntitiesAway() {
        assertThat(clean("1905\\. See [the map](http://example.org/map) &amp; \\*weep\\*&#33; &c; <b>now</b>"))
                .isEqualTo("1905. See the map & *weep*! &c; now");
    }

    @Test
    void takesQuotationAndListMarksAway() {
        assertThat(clean("> Dear Sir,\n> \n> I am well.")).isEqualTo("Dear Sir,\n\nI am well.");
        assertThat(clean("- Bread\n- Milk")).isEqualTo("Bread\nMilk");
    }

    @Test
    void bringsQuotesDashesAndSpacesToOneForm() {
        assertThat(clean("\u201cIt\u2019s\u00a0late\u2014very\u200a\u2026 late,\u201d said `he\u2018.\ufeff"))
                .isEqualTo("\"It's late--very... late,\" said 'he'.");
        assertThat(clean("Well . . . no.")).isEqualTo("Well ... no.");
    }

    @Test
    void repairsLettersThatWereDecodedTwice() {
        assertThat(clean("A t\u00c3\u00aate-\u00c3\u00a0-t\u00c3\u00aate in a caf\u00e9."))
                .isEqualTo("A t\u00eate-\u00e0-t\u00eate in a caf\u00e9.");
    }

    @Test
    void keepsOnlyWhatStandsBetweenTheLicenceMarks() {
        String book = "Produced by somebody.\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\nOne.\n"
                + "*** END OF THE PROJECT GUTENBERG EBOOK X ***\nSmall print.";

        assertThat(clean(book)).isEqualTo("One.");
        assertThat(count(CleaningRule.LICENCE, book)).isEqualTo(4);
    }

    @Test
    void treatsAllLineEndsAlike() {
        String book = "# Title: X\n\nOne\ntwo.\n\nThree.\n";

        assertThat(clean(book.replace("\n", "\r\n"))).isEqualTo(clean(book));
        assertThat(clean(book.replace('\n', '\r'))).isEqualTo(clean(book));
    }

    @Test
    void leavesNothingOfAnEmptyBook() {
        assertThat(clean("")).isEmpty();
        assertThat(clean("# Title: X\n\n-----\n")).isEmpty();
    }

    @Test
    void leavesCleanTextAlone() {
        String text = "\"One,\" he said--\"or two.\"\n\nThree (or 4) & more; it's 5 o'clock.";

        assertThat(clean(text)).isEqualTo(text);
        assertThat(TextCleaning.BOOK.clean("a.md", text).counts()).isEmpty();
    }
}
