package dev.headroom.docgen;

import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.document.Bibliography;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.TableBlock;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report with one of everything that a document may hold, for tests of the whole pipeline. */
public final class RichReport {

    private static final ChartSpec HEIGHTS = ChartSpec.of(
            ChartKind.BAR,
            "Heights",
            new CategoryData(List.of("a", "b"), List.of(new CategorySeries("metres", Numbers.of(2, 3)))));

    private RichReport() {}

    /** Returns it with cover, contents and numbered headings. */
    public static Document document() {
        return Document.of("", resource("rich.md").replace("FORMULAS", formulas()))
                .withLayout(DocumentLayout.REPORT)
                .withBibliography(new Bibliography(Bibliography.Format.BIBTEX, resource("rich.bib")))
                .withChart("heights", "Heights of \"two\" tides & more", HEIGHTS)
                .withChart(
                        "shares",
                        "",
                        ChartSpec.of(
                                ChartKind.PIE, "Shares", new ShareData(List.of("moon", "sun"), Numbers.of(68, 32))))
                .withBlock(new TableBlock(
                        "harbours",
                        "Harbours <of the coast>",
                        List.of(
                                new TableBlock.Column("Name", TableBlock.Alignment.START),
                                new TableBlock.Column("Metres", TableBlock.Alignment.END),
                                new TableBlock.Column("", TableBlock.Alignment.CENTRE)),
                        List.of(List.of("Brest", "4.5", "a"), List.of("Saint-Malo", "8.2", ""))));
    }

    /** Returns settings under which nothing of it is lost. */
    public static DocumentSettings settings() {
        return DocumentSettings.usual().withCharts(new FakeChartRenderer()).withImages(images());
    }

    private static ImageResolver images() {
        byte[] picture = new FakeChartRenderer()
                .render(HEIGHTS, ChartFormat.PNG, new CancelToken())
                .bytes();
        return name -> name.equals("mole.png") ? Optional.of(new ByteArrayInputStream(picture)) : Optional.empty();
    }

    /** Every formula that the tests of formulas know, as a block. */
    private static String formulas() {
        return resource("math/formulas.txt")
                .lines()
                .map(line -> line.split("@", -1)[0])
                .filter(tex -> !tex.isBlank())
                .map(tex -> "$$\n" + tex + "\n$$\n")
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = RichReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " must be on the class path, was absent");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
