package reports;

import dev.headroom.chart.Axis;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.docgen.DocumentFolder;
import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.RenderedDocument;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.ChartRenderer;
import dev.headroom.viz.JFreeChartRenderer;
import java.nio.file.Path;
import java.util.List;

/** What a model wrote, as a page, a PDF and a Word document. */
public final class Reports {

    private static final String TEXT = """
            # Tides at a small harbour

            The moon raises **two** tides a day[^1]. Heights follow $h = \\sum_i a_i \\cos(\\omega_i t + \\varphi_i)$;
            ![the two largest parts](chart:parts) are the moon's and the sun's.

            | Part | Period, h |
            |------|----------:|
            | M2   |     12.42 |
            | S2   |     12.00 |

            [^1]: Of 24 hours and 50 minutes.
            """;

    private Reports() {}

    public static void main(String[] arguments) {
        Path out = Path.of(arguments.length > 0 ? arguments[0] : "target/reports");
        ChartSpec parts = ChartSpec.of(
                        ChartKind.BAR,
                        "Amplitudes",
                        new CategoryData(
                                List.of("M2", "S2"), List.of(new CategorySeries("height", Numbers.of(1.62, 0.55)))))
                .withAxes(Axis.category(""), Axis.linear("metres"));

        Document report = Document.of("", TEXT)
                .withLayout(DocumentLayout.REPORT)
                .withChart("parts", "The two largest parts", parts);
        try (ChartRenderer charts = new JFreeChartRenderer();
                ReportRenderer reports = new ReportRenderer(
                        DocumentSettings.usual().withCharts(charts).withFileName("tides"))) {
            for (DocumentFormat format : DocumentFormat.values()) {
                RenderedDocument rendered = reports.render(report, format, new CancelToken());
                System.out.println(DocumentFolder.of(out).write(rendered) + "  " + rendered.totalSize());
                rendered.notes().forEach(note -> System.out.println("note: " + note));
            }
        }
    }
}
