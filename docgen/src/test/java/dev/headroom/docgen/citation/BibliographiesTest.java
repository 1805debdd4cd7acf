package dev.headroom.docgen.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.document.Bibliography;
import dev.headroom.document.Bibliography.Format;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BibliographiesTest {

    private static final String JSON =
            "[{\"id\":\"k\",\"type\":\"book\",\"title\":\"T\",\"author\":[{\"family\":\"F\",\"given\":\"G\"}],"
                    + "\"issued\":{\"date-parts\":[[1984,1]]}}]";
    private static final String BIBTEX =
            "@book{k, author={F, G}, title={T {U} \\\"o $x$}, year={1984}, pages={1--2}}\n";

    private static CitedWorks read(Format format, String text) {
        return Bibliographies.read(new Bibliography(format, text));
    }

    @Test
    void readsBothFormats() {
        assertThat(read(Format.CSL_JSON, JSON).keys()).containsExactly("k");
        assertThat(read(Format.BIBTEX, BIBTEX).keys()).containsExactly("k");
    }

    @Test
    void namesTheEntryWithoutId() {
        assertThatThrownBy(() -> read(Format.CSL_JSON, "[{\"type\":\"book\"}]"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("entry 1 must have an id");
    }

    @Test
    void namesTheLineOfBrokenBibTeX() {
        assertThatThrownBy(() -> read(Format.BIBTEX, "@book{k,\n title={T},\n year 1984}"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void refusesWhatIsNotAnArray() {
        assertThatThrownBy(() -> read(Format.CSL_JSON, "{}")).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> read(Format.CSL_JSON, "")).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void refusesDeepNesting() {
        for (Format format : Format.values()) {
            String deep = (format == Format.BIBTEX ? "@book{k, title=" : "") + "{[".repeat(100_000);
            assertThatThrownBy(() -> read(format, deep))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("nest");
        }
    }

    @Test
    void refusesTooMuchText() {
        assertThatThrownBy(() -> read(Format.BIBTEX, " ".repeat(Bibliographies.LONGEST + 1)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("10000000");
    }

    @Test
    void readsOrRefusesMutatedInput() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Format format = seed % 2 == 0 ? Format.BIBTEX : Format.CSL_JSON;
            StringBuilder text = new StringBuilder(format == Format.BIBTEX ? BIBTEX : JSON);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, "{}[],:\"=\\@#%0a\u0000é".charAt(random.nextInt(16)));
            }
            try {
                CitedWorks works = read(format, text.toString());
                Citations.set(CitationStyle.APA, Locale.ENGLISH, works, CitationSyntax.find("[@k]", Set.of()));
            } catch (MalformedFileException expected) {
                assertThat(expected.part()).as("seed %d", seed).isNotEmpty();
            }
        }
    }
}
