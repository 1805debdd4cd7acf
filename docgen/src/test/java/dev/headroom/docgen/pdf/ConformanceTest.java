package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ConformanceTest {

    @ParameterizedTest
    @CsvSource({"PDF_A_3U, PDFA_3_U", "PDF_UA_1, PDFUA_1", "PDF_A_3U_AND_UA_1, PDFA_3_U", "PDF_A_3U_AND_UA_1, PDFUA_1"})
    void richDocumentPassesVeraPdf(Conformance conformance, PDFAFlavour flavour) throws Exception {
        PrintedPdf pdf = Prints.print(SampleReport.page(), PdfSettings.DEFAULTS.withConformance(conformance));
        assertThat(VeraPdf.violations(pdf.bytes(), flavour)).isEmpty();
    }

    @Test
    void headingsThatSkipLevelsPassToo() throws Exception {
        PrintPage page =
                Prints.body("<h3 id=\"a\">Begins at three</h3><p>x</p><h6 id=\"b\">six</h6><h1 id=\"c\">one</h1>");
        PrintedPdf pdf = Prints.print(page, PdfSettings.DEFAULTS.withConformance(Conformance.PDF_UA_1));
        assertThat(VeraPdf.violations(pdf.bytes(), PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void fileWithoutAStandardIsTaggedAllTheSameButClaimsNone() throws Exception {
        PrintedPdf pdf = Prints.print(SampleReport.page());
        assertThat(VeraPdf.violations(pdf.bytes(), PDFAFlavour.PDFUA_1)).allMatch(rule -> rule.startsWith("5"));
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            String xmp = new String(
                    document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(xmp).doesNotContain("pdfaid").doesNotContain("pdfuaid");
        }
    }

    @Test
    void propertiesAndOutlineAreThoseOfTheDocument() throws IOException {
        PrintedPdf pdf = Prints.print(SampleReport.page());
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            var information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Tides of the Northern Seas");
            assertThat(information.getAuthor()).isEqualTo("Ada Lovelace; Пётр Чебышёв");
            assertThat(information.getKeywords()).isEqualTo("tides, harmonic analysis");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(Locale.ENGLISH.toLanguageTag());
            PDOutlineItem first =
                    document.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(first.getTitle()).isEqualTo("1 Why there are two tides a day");
            assertThat(first.getFirstChild().getTitle()).isEqualTo("1.1 Measured heights");
            assertThat(document.getPages().indexOf(first.findDestinationPage(document)))
                    .isEqualTo(2);
        }
    }
}
