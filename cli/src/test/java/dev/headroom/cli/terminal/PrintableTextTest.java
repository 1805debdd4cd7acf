package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(PrintableText.of("🐎🐎🐎", 6)).isEqualTo("🐎🐎🐎");
        assertThat(PrintableText.of("🐎🐎🐎", 5)).isEqualTo("🐎🐎…");
        assertThat(PrintableText.of("🐎🐎🐎", 4)).isEqualTo("🐎…");
        assertThat(PrintableText.of("abcde", 5)).isEqualTo("abcde");
        assertThat(PrintableText.of("abcdef", 5)).isEqualTo("abcd…");
    }

    @Test
    void neitherMovesTheCursorNorTurnsTheWriting() {
        assertThat(PrintableText.of("a\nb\u001Bc\u2028d\u202Ee\u2066f\uD83Dg", 20))
                .isEqualTo("a b c d e f g");
    }
}
