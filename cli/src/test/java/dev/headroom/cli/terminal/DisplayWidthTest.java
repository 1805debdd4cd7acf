package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void wideCharactersTakeTwoColumnsAndAccentsNone() {
        assertThat(DisplayWidth.of("")).isZero();
        assertThat(DisplayWidth.of("plain")).isEqualTo(5);
        assertThat(DisplayWidth.of("žluť")).isEqualTo(4);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("東京")).isEqualTo(4);
        assertThat(DisplayWidth.of("한글ｱＡ")).isEqualTo(7);
        assertThat(DisplayWidth.of("🐎─…")).isEqualTo(4);
    }

    @Test
    void tableKeepsItsColumnsBesideWideCharacters() {
        assertThat(new TextTable("name", "n").row("東京", "1").row("Oslo", "22").toString())
                .isEqualTo("""
                name   n
                ────────
                東京   1
                Oslo  22
                """);
    }
}
