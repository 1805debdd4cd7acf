package dev.headroom.docgen.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void wordsAreThoseOfTheLanguageWhateverTheMachineSpeaks() {
        assertThat(Wording.of(Locale.GERMAN).contents()).isEqualTo("Inhalt");
        assertThat(Wording.of(Locale.forLanguageTag("pt-BR")).table()).isEqualTo("Tabela");
        assertThat(Wording.of(Locale.forLanguageTag("he")).references()).isEqualTo("מקורות");
        assertThat(Wording.of(Locale.ROOT).figure()).isEqualTo("Figure");
        assertThat(Wording.of(Locale.forLanguageTag("tlh")).figure()).isEqualTo("Figure");
    }

    @Test
    void everyLanguageHasEveryWord() {
        for (String tag : List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "el", "he")) {
            Wording words = Wording.of(Locale.forLanguageTag(tag));
            assertThat(words.contents()).as(tag).isNotBlank();
            assertThat(words.notes()).as(tag).isNotBlank();
            assertThat(words.pageOf("3", "12")).as(tag).contains("3").contains("12");
        }
    }

    @Test
    void scriptsDecideWhereLinesBegin() {
        assertThat(Wording.isRightToLeft(Locale.forLanguageTag("he"))).isTrue();
        assertThat(Wording.isRightToLeft(Locale.forLanguageTag("ar-EG"))).isTrue();
        assertThat(Wording.isRightToLeft(Locale.forLanguageTag("az-Arab"))).isTrue();
        assertThat(Wording.isRightToLeft(Locale.forLanguageTag("ar-Latn"))).isFalse();
        assertThat(Wording.isRightToLeft(Locale.ROOT)).isFalse();
    }
}
