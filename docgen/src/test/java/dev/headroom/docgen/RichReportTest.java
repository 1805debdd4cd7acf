package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.docgen.pdf.Conformance;
import dev.headroom.docgen.pdf.PdfSettings;
import dev.headroom.docgen.pdf.VeraPdf;
import dev.headroom.docgen.word.WordSchema;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

@Tag("slow")
class RichReportTest {

    @ParameterizedTest
    @CsvSource({"PDF_A_3U, PDFA_3_U", "PDF_UA_1, PDFUA_1", "PDF_A_3U_AND_UA_1, PDFA_3_U", "PDF_A_3U_AND_UA_1, PDFUA_1"})
    void meetsTheStandardsOfPrint(Conformance conformance, PDFAFlavour flavour) throws Exception {
        RenderedDocument pdf = print(RichReport.document(), conformance);
        assertThat(VeraPdf.violations(pdf.main().bytes(), flavour)).isEmpty();
        assertThat(pdf.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|a|\n|-|\n",
                "",
                "words only",
                "#\n\n##\n\nbelow headings without words",
                "## Begins at two\n\n- [x] $x$\n",
                "![](table:none)\n\n[](https://example.org)\n"
            })
    void aDocumentWithoutTitleMeetsTheStandardsOfPrintToo(String body) throws Exception {
        byte[] pdf = print(Document.of("", body), Conformance.PDF_A_3U_AND_UA_1)
                .main()
                .bytes();
        assertThat(VeraPdf.violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(VeraPdf.violations(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
    }

    @Test
    void isAValidWordFile() throws Exception {
        RenderedDocument word = render(RichReport.document(), RichReport.settings(), DocumentFormat.DOCX);
        WordSchema.assertValid(word.main().bytes());
        assertThat(word.notes()).isEmpty();
    }

    @Test
    void losesNothingAsAPage() {
        assertThat(render(RichReport.document(), RichReport.settings(), DocumentFormat.HTML)
                        .notes())
                .isEmpty();
    }

    private static RenderedDocument print(Document document, Conformance conformance) {
        PdfSettings settings = PdfSettings.DEFAULTS.withConformance(conformance);
        return render(document, RichReport.settings().withPdf(settings), DocumentFormat.PDF);
    }

    private static RenderedDocument render(Document document, DocumentSettings settings, DocumentFormat format) {
        try (ReportRenderer reports = new ReportRenderer(settings)) {
            return reports.render(document, format, new CancelToken());
        }
    }
}
