package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.document.DocumentFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import dev.headroom.testkit.ReferenceReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("memory")
class SmallHeapTest {

    @ParameterizedTest
    @EnumSource
    void aReportOfThirteenPagesPassesIn32Megabytes(DocumentFormat format) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Renders.class.getName(),
                        format.name())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(format == DocumentFormat.PDF ? "13 pages" : "0 pages");
    }

    /** Runs in the process with the small heap. */
    static final class Renders {

        public static void main(String[] arguments) {
            try (ReportRenderer reports =
                    new ReportRenderer(DocumentSettings.usual().withCharts(new FakeChartRenderer()))) {
                int pages = reports.render(
                                ReferenceReport.document(), DocumentFormat.valueOf(arguments[0]), new CancelToken())
                        .pages()
                        .orElse(0);
                System.out.print(pages + " pages");
            }
        }
    }
}
