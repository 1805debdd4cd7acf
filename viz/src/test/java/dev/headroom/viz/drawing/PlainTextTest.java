package dev.headroom.viz.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void controlsBecomeSpacesAndBrokenPairsAreReplaced() {
        assertThat(PlainText.of("a\u0000b\n\tc\u202Ed")).isEqualTo("a b c d");
        assertThat(PlainText.of("\uD800x\uFFFE")).isEqualTo("\uFFFDx\uFFFD");
    }

    @Test
    void lettersOfAllScriptsStay() {
        assertThat(PlainText.of("Größe שלום مرحبا 日本 😀")).isEqualTo("Größe שלום مرحبا 日本 😀");
    }

    @Test
    void textWithoutEndIsCut() {
        assertThat(PlainText.of("x".repeat(1_000_000))).hasSize(1_000);
    }
}
