package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.document.Bibliography;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import java.util.Locale;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;

/** Every part against the transitional schemas of ISO/IEC 29500, which POI's full types carry. */
class WordSchemaTest {

    @Test
    void aRichReportIsValid() throws XmlException {
        WordSchema.assertValid(WordFixture.write(WordFixture.rich()).bytes());
    }

    @Test
    void aPlainDocumentFromRightToLeftIsValid() throws XmlException {
        Document document = WordFixture.rich();
        WordSchema.assertValid(WordFixture.write(document.withLayout(DocumentLayout.PLAIN)
                        .withMetadata(document.metadata().withLanguage(Locale.forLanguageTag("he"))))
                .bytes());
    }

    @Test
    void anEmptyDocumentIsValid() throws XmlException {
        WordSchema.assertValid(WordFixture.write(Document.of("", "")).bytes());
    }

    @Test
    void formulasCodeAndCitationsAreValidWhereTheyStand() throws XmlException {
        Bibliography works = new Bibliography(
                Bibliography.Format.BIBTEX,
                "@book{k, author={Donald E. Knuth}, title={The {TeX}book}, year={1984}, url={https://x.example/a}}");
        String body = "$x^2$ in a line [@k, p. 3].\n\n$$\n\\sum_{i=0}^n \\frac{\\sqrt{a}}{\\hat b}"
                + " = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}\n$$\n\n```java\nint a = 1; // b\n```\n";
        byte[] file = WordFixture.write(
                        Document.of("t", body).withLayout(DocumentLayout.REPORT).withBibliography(works))
                .bytes();
        WordSchema.assertValid(file);
        assertThat(WordFixture.part(file, "word/document.xml"))
                .contains("<m:oMathPara", "<m:f>", "Knuth", "w:val=\"Bibliography\"", "<w:color w:val=\"");
    }
}
