package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfWriterTest {

    @Test
    void printStyleHasNoRuleThatTheEngineDoesNotKnow() {
        List<String> unknown = new ArrayList<>();
        PrintStyles.parse(PrintStyles.printSheet(), unknown::add);
        assertThat(unknown).isEmpty();
    }

    @Test
    void printsReport() {
        PrintedPdf pdf = Prints.print(SampleReport.page());
        assertThat(pdf.pageCount()).isEqualTo(13);
        assertThat(pdf.notes()).isEmpty();
    }

    @Test
    void sameDocumentGivesTheSameBytes() {
        PrintedPdf first = Prints.print(SampleReport.page());
        PrintedPdf second = Prints.print(SampleReport.page());
        assertThat(second.bytes()).isEqualTo(first.bytes());
    }
}
