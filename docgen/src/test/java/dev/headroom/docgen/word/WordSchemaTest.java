package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.document.Bibliography;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.xmlbeans.SchemaType;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FootnotesDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Every part against the transitional schemas of ISO/IEC 29500, which POI's full types carry. */
class WordSchemaTest {

    @Test
    void aRichReportIsValid() throws XmlException {
        assertValid(WordFixture.write(WordFixture.rich()).bytes());
    }

    @Test
    void aPlainDocumentFromRightToLeftIsValid() throws XmlException {
        Document document = WordFixture.rich();
        assertValid(WordFixture.write(document.withLayout(DocumentLayout.PLAIN)
                        .withMetadata(document.metadata().withLanguage(Locale.forLanguageTag("he"))))
                .bytes());
    }

    @Test
    void anEmptyDocumentIsValid() throws XmlException {
        assertValid(WordFixture.write(Document.of("", "")).bytes());
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
        assertValid(file);
        assertThat(WordFixture.part(file, "word/document.xml"))
                .contains("<m:oMathPara", "<m:f>", "Knuth", "w:val=\"Bibliography\"", "<w:color w:val=\"");
    }

    static void assertValid(byte[] file) throws XmlException {
        assertThat(errors(file, "document", DocumentDocument.type)).isEmpty();
        assertThat(errors(file, "styles", StylesDocument.type)).isEmpty();
        assertThat(errors(file, "numbering", NumberingDocument.type)).isEmpty();
        assertThat(errors(file, "settings", SettingsDocument.type)).isEmpty();
        assertThat(errors(file, "footnotes", FootnotesDocument.type)).isEmpty();
        assertThat(errors(file, "header1", HdrDocument.type)).isEmpty();
        assertThat(errors(file, "footer1", FtrDocument.type)).isEmpty();
    }

    private static List<String> errors(byte[] file, String part, SchemaType type) throws XmlException {
        XmlObject parsed =
                type.getTypeSystem().parse(WordFixture.part(file, "word/" + part + ".xml"), type, new XmlOptions());
        List<XmlError> errors = new ArrayList<>();
        parsed.validate(new XmlOptions().setErrorListener(errors));
        return errors.stream()
                .map(error -> error.getMessage() + " in " + snippet(error))
                .toList();
    }

    private static String snippet(XmlError error) {
        String at = error.getCursorLocation() == null
                ? ""
                : error.getCursorLocation().xmlText();
        return at.substring(0, Math.min(300, at.length()));
    }
}
