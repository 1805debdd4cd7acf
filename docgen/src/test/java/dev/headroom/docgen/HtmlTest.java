package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.document.DocumentFormat;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import dev.headroom.testkit.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void showsTheReport() throws Exception {
        try (ReportRenderer reports =
                new ReportRenderer(DocumentSettings.usual().withCharts(new FakeChartRenderer()))) {
            RenderedDocument page = reports.render(ReferenceReport.document(), DocumentFormat.HTML, new CancelToken());
            Files.write(Path.of("/tmp/w/report.html"), page.main().bytes());
            assertThat(page.notes()).isEmpty();
        }
    }
}
