package dev.headroom.docgen.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.TableBlock;
import dev.headroom.queue.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class WordWriterTest {

    @Test
    void equalDocumentsAreEqualFiles() {
        assertThat(WordFixture.write(WordFixture.rich()).bytes())
                .isEqualTo(WordFixture.write(WordFixture.rich()).bytes());
    }

    @Test
    void poiReadsWhatWasWritten() throws IOException {
        byte[] file = WordFixture.write(WordFixture.rich()).bytes();
        try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(read.getTables()).hasSize(2);
            assertThat(read.getAllPictures()).hasSize(2);
            assertThat(read.getFootnotes()).hasSize(5);
            assertThat(read.getProperties().getCoreProperties().getTitle()).isEqualTo("On tides");
            assertThat(read.getProperties().getCoreProperties().getCreator()).isEqualTo("Ada Lovelace; Grace Hopper");
        }
    }

    @Test
    void aNoteThatIsSpokenOfTwiceIsWrittenOnce() {
        byte[] file =
                WordFixture.write(Document.of("", "a[^x] b[^x]\n\n[^x]: once")).bytes();
        assertThat(WordFixture.part(file, "word/footnotes.xml")).containsOnlyOnce("once");
        assertThat(WordFixture.part(file, "word/document.xml"))
                .containsOnlyOnce("<w:footnoteReference ")
                .contains("NOTEREF _Note1");
    }

    @Test
    void onlyLinksOfTheWebAndOfMailLeadOut() {
        byte[] file = WordFixture.write(Document.of(
                        "",
                        "[a](https://example.org) [b](file:///etc/passwd) [c](javascript:x) [d](//host/share)"
                                + " [e](\\\\host\\share) [f](mailto:x@example.org)"))
                .bytes();
        assertThat(WordFixture.part(file, "word/_rels/document.xml.rels"))
                .contains("https://example.org", "mailto:x@example.org")
                .doesNotContain("passwd", "javascript", "host");
    }

    @Test
    void headingsHaveNumbersOfWordWhereTheLayoutSaysSo() {
        Document document = Document.of("t", "# one\n\n## two");
        byte[] numbered = WordFixture.write(
                        document.withLayout(DocumentLayout.PLAIN.withHeadings(DocumentLayout.HeadingNumbers.SHOWN)))
                .bytes();
        assertThat(WordFixture.part(numbered, "word/styles.xml")).contains("<w:numId w:val=\"1\"/>");
        assertThat(WordFixture.part(WordFixture.write(document).bytes(), "word/styles.xml"))
                .doesNotContain("<w:numId");
    }

    @Test
    void listsCountFromWhereTheyBegin() {
        byte[] file = WordFixture.write(Document.of("", "5. five\n6. six\n\ntext\n\n1. one"))
                .bytes();
        assertThat(WordFixture.part(file, "word/numbering.xml"))
                .contains("<w:startOverride w:val=\"5\"/>", "<w:startOverride w:val=\"1\"/>");
    }

    @Test
    void paragraphsRunAsTheirFirstLetterDoes() {
        assertThat(WordFixture.body("שלום")).contains("<w:bidi/>", "<w:rtl/>");
        assertThat(WordFixture.body("Hello")).doesNotContain("<w:bidi/>", "<w:rtl/>");
        assertThat(WordFixture.body("Hello שלום")).doesNotContain("<w:bidi/>").contains("<w:rtl/>");
    }

    @Test
    void charactersThatXmlCannotHoldAreReplaced() {
        String body = WordFixture.part(
                WordFixture.write(Document.of("a\u0000b\uD800", "x\u0001y")).bytes(), "word/document.xml");
        assertThat(body).contains("a\uFFFDb\uFFFD", "x\uFFFDy");
    }

    @Test
    void aTableOfMoreColumnsThanWordHasIsSplit() {
        List<TableBlock.Column> columns =
                Collections.nCopies(70, new TableBlock.Column("c", TableBlock.Alignment.START));
        WrittenWord word = WordFixture.write(Document.of("", "")
                .withBlock(new TableBlock("wide", "", columns, List.of(Collections.nCopies(70, "1")))));
        assertThat(word.notes()).hasSize(1).first().asString().contains("70 columns", "63");
        assertThat(WordFixture.part(word.bytes(), "word/document.xml").split("<w:tbl>", -1))
                .hasSize(3);
    }

    @Test
    void aChartThatWasNotDrawnIsShownByItsCaption() {
        WrittenWord word =
                WordFixture.write(Document.of("", "").withChart("other", "The other one", WordFixture.CHART));
        assertThat(word.notes()).containsExactly("chart 'other' is not shown: it was not drawn");
        assertThat(WordFixture.part(word.bytes(), "word/document.xml")).contains("The other one");
    }

    @Test
    void aFormulaThatCannotBeReadIsShownAsItWasWritten() {
        assertThat(WordFixture.part(
                        WordFixture.write(Document.of("", "$\\unknowncommand{a}$"))
                                .bytes(),
                        "word/document.xml"))
                .contains(">\\unknowncommand{a}<");
    }

    @Test
    void codeIsColoured() {
        assertThat(WordFixture.part(
                        WordFixture.write(Document.of("", "```java\nint a; // b\n```"))
                                .bytes(),
                        "word/document.xml"))
                .contains("<w:color w:val=\"6A737D\"/>", "// b");
    }

    @Test
    void writingStopsWhereItIsCancelled() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            WordWriter writer = new WordWriter(templates);
            WordSource source = WordFixture.source(WordFixture.rich());
            assertThatThrownBy(() -> writer.write(source, WordSettings.USUAL, cancel))
                    .isInstanceOf(RequestCancelledException.class);
        }
    }
}
