package dev.headroom.docgen.citation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.docgen.citation.Run.Look;
import dev.headroom.document.Bibliography;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CitationsTest {

    private static final String BIBTEX = """
            @article{knuth1984, author={Knuth, Donald E.}, title={Literate {Programming} <script>alert(1)</script>},
              journal={The Computer Journal}, year=1984, volume=27, number=2, pages={97--111},
              doi={10.1093/comjnl/27.2.97}}
            @book{lamport, author={Leslie Lamport and Jane Roe and Max M{\\"u}ller}, title={LaTeX \\& Friends},
              publisher={Addison-Wesley}, year={1994}, url={javascript:alert(1)}}
            @book{unused, author={Nobody, N.}, title={Unused}, year={2000}}
            """;

    private static final CitedWorks WORKS = Bibliographies.read(new Bibliography(Bibliography.Format.BIBTEX, BIBTEX));

    private static CitedDocument cite(CitationStyle style, String text) {
        return Citations.set(style, Locale.ENGLISH, WORKS, CitationSyntax.find(text, WORKS.keys()));
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static List<String> texts(CitedDocument document) {
        return document.citations().stream().map(CitationsTest::text).toList();
    }

    @Test
    void setsAuthorAndYear() {
        assertThat(texts(cite(
                        CitationStyle.APA,
                        "A [see @knuth1984, p. 12; @lamport], @knuth1984 says [-@knuth1984, p. 3], @lamport [p. 5].")))
                .containsExactly(
                        "(see Knuth, 1984, p. 12; Lamport et al., 1994)",
                        "Knuth (1984)",
                        "(1984, p. 3)",
                        "Lamport et al. (1994, p. 5)");
    }

    @Test
    void setsAuthorAndYearOfChicago() {
        assertThat(texts(cite(CitationStyle.CHICAGO, "[@knuth1984] and @lamport")))
                .containsExactly("(Knuth 1984)", "Lamport, Roe, and Müller (1994)");
    }

    @Test
    void setsNumbersInOrderOfCitation() {
        CitedDocument cited = cite(CitationStyle.IEEE, "[@lamport] then @knuth1984 [p. 12] and [@knuth1984; @lamport]");
        assertThat(texts(cited)).containsExactly("[1]", "Knuth [2, p. 12]", "[1], [2]");
        assertThat(cited.entries()).extracting(BibliographyEntry::key).containsExactly("lamport", "knuth1984");
        assertThat(cited.entries()).extracting(BibliographyEntry::label).containsExactly("[1]", "[2]");
    }

    @Test
    void listsCitedWorksWithLooksAndLinks() {
        CitedDocument cited = cite(CitationStyle.APA, "[@lamport; @knuth1984]");
        assertThat(cited.entries()).extracting(BibliographyEntry::key).containsExactly("knuth1984", "lamport");
        List<Run> runs = cited.entries().get(0).runs();
        assertThat(text(runs)).startsWith("Knuth, D. E. (1984). Literate Programming <script>");
        assertThat(runs)
                .anyMatch(run -> run.looks().contains(Look.ITALIC) && run.text().contains("The Computer Journal"));
        assertThat(runs)
                .anyMatch(run -> run.url()
                        .filter("https://doi.org/10.1093/comjnl/27.2.97"::equals)
                        .isPresent());
        assertThat(cited.entries().get(1).runs()).noneMatch(run -> run.url().isPresent());
    }

    @Test
    void namesUnknownKeys() {
        CitedDocument cited = cite(CitationStyle.APA, "[@nobody] and [@knuth1984; @nobody]");
        assertThat(texts(cited)).containsExactly("[?nobody]", "(Knuth, 1984; [?nobody])");
        assertThat(cited.notes()).containsExactly("citation @nobody is not in the bibliography");
    }

    @Test
    void tellsWorksOfOneYearApart() {
        CitedWorks works = Bibliographies.read(new Bibliography(Bibliography.Format.CSL_JSON, """
                [{"id":"a","type":"book","title":"A","author":[{"family":"Doe","given":"J."}],"issued":{"date-parts":[[2001]]}},
                 {"id":"b","type":"book","title":"B","author":[{"family":"Doe","given":"J."}],"issued":{"date-parts":[[2001]]}}]
                """));
        CitedDocument cited = Citations.set(
                CitationStyle.APA, Locale.ENGLISH, works, CitationSyntax.find("[@b] and @a", works.keys()));
        assertThat(texts(cited)).containsExactly("(Doe, 2001b)", "Doe (2001a)");
        assertThat(text(cited.entries().get(0).runs())).startsWith("Doe, J. (2001a). A");
    }

    @Test
    void usesTheWordsOfOtherLanguages() {
        CitedWorks works = Bibliographies.read(new Bibliography(
                Bibliography.Format.CSL_JSON,
                "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\",\"author\":[{\"family\":\"Doe\"}]}]"));
        CitedDocument cited =
                Citations.set(CitationStyle.APA, Locale.GERMANY, works, CitationSyntax.find("[@a]", works.keys()));
        assertThat(texts(cited)).containsExactly("(Doe, o.\u00a0J.)");
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(cite(CitationStyle.APA, "no citations"))
                .isEqualTo(new CitedDocument(List.of(), List.of(), List.of()));
    }
}
