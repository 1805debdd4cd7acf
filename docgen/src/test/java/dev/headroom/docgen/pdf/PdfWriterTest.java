package dev.headroom.docgen.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.queue.CancelToken;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void printsReport() throws Exception {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            PrintedPdf pdf =
                    new PdfWriter(templates).write(SampleReport.page(), PdfSettings.DEFAULTS, new CancelToken());
            String out = System.getProperty("pdf.out");
            if (out != null) {
                Files.write(Path.of(out), pdf.bytes());
            }
            assertThat(pdf.pageCount()).isBetween(12, 14);
            assertThat(pdf.notes()).isEmpty();
        }
    }
}
