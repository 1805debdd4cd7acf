package dev.headroom.docgen.font;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import java.io.IOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FontTest {

    private final TemplateCache templates = TemplateCache.within(CacheLimits.defaults());
    private final LentFonts fonts = new LentFonts(templates);

    @AfterEach
    void close() {
        fonts.close();
        templates.close();
    }

    @Test
    void theWidestFontHasTheCharactersThatAreTakenForGranted() throws IOException {
        CmapLookup table = fonts.lend(BundledFonts.WIDEST).getUnicodeCmapLookup();
        for (int[] range : Coverage.KNOWN) {
            for (int point = range[0]; point <= range[1]; point++) {
                assertThat(table.getGlyphId(point)).as("U+%04X", point).isNotZero();
            }
        }
    }

    @Test
    void everyBundledFontCanBeRead() throws IOException {
        for (FontFace face : BundledFonts.named()) {
            assertThat(fonts.lend(face.file()).getNumberOfGlyphs()).isGreaterThan(1000);
        }
    }

    @Test
    void aFontGivenBackIsLentAgainAndOneThatIsLentIsNotSharedMeanwhile() {
        TrueTypeFont first = fonts.lend(BundledFonts.WIDEST);
        TrueTypeFont second;
        try (LentFonts others = new LentFonts(templates)) {
            second = others.lend(BundledFonts.WIDEST);
            assertThat(second).isNotSameAs(first);
        }
        fonts.close();
        try (LentFonts others = new LentFonts(templates)) {
            assertThat(others.lend(BundledFonts.WIDEST)).isSameAs(second);
        }
    }

    @Test
    void whatNoFontHasIsSpelledOutOrCountedAndNotedByScript() {
        Legibility legibility = new Legibility(new Coverage(fonts, List.of()));
        assertThat(legibility.legible("plain text, текст, κείμενο, chữ")).isEqualTo("plain text, текст, κείμενο, chữ");
        assertThat(legibility.legible("日本 and 这是一个很长的句子")).isEqualTo("[U+65E5 U+672C] and [9 characters, Han]");
        assertThat(legibility.legible("ok 🦊\uFE0F!")).isEqualTo("ok [U+1F98A]!");
        assertThat(legibility.notes())
                .containsExactly(
                        "symbols: no font at hand has 1 character, for example U+1F98A; shown as code points or counts",
                        "Han: no font at hand has 11 characters, for example U+65E5; shown as code points or counts");
    }

    @Test
    void accentsAreJoinedToTheirLettersAndBrokenTextIsDropped() {
        Legibility legibility = new Legibility(new Coverage(fonts, List.of()));
        assertThat(legibility.legible("cafe\u0301 a\uD800b\u0007c")).isEqualTo("café abc");
        assertThat(legibility.notes()).isEmpty();
    }

    @Test
    void arabicLettersTakeTheFormThatTheirNeighboursAskFor() {
        // beh, teh: first form of beh, last form of teh
        assertThat(ArabicJoining.joined("بت")).isEqualTo("\uFE91\uFE96");
        // alef joins only backwards, so the beh after it stands alone
        assertThat(ArabicJoining.joined("باب")).isEqualTo("\uFE91\uFE8E\uFE8F");
        assertThat(ArabicJoining.joined("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        assertThat(ArabicJoining.joined("لا")).isEqualTo("\uFEFB");
        // a mark between letters does not part them
        assertThat(ArabicJoining.joined("بَت")).isEqualTo("\uFE91\u064E\uFE96");
        // Persian peh has its forms in the first block
        assertThat(ArabicJoining.joined("پا")).isEqualTo("\uFB58\uFE8E");
        assertThat(ArabicJoining.joined("abc 12")).isEqualTo("abc 12");
        assertThat(ArabicJoining.letters("\uFEB3\uFEFC\uFEE1")).isEqualTo("سلام");
    }
}
