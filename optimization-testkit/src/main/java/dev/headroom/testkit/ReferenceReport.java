package dev.headroom.testkit;

import dev.headroom.chart.Axis;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.XyData;
import dev.headroom.chart.XySeries;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A report of about thirteen A4 pages: cover, contents, two tables, two charts, five scripts, lists, code, footnotes. What
 * tests and benchmarks of renderers have in common.
 */
public final class ReferenceReport {

    private static final int CHAPTERS = 9;

    private static final String PARAGRAPH = "The sea at the gauge rises and falls twice in a lunar day of 24 hours and"
            + " 50 minutes. What the gauge shows is the sum of many waves, each with the period of a motion of the moon"
            + " or the sun, and each with a height and a phase that only the shape of the coast decides. A year of"
            + " hourly readings is enough to tell some sixty of them apart, and with them the tide can be foretold for"
            + " decades: not the weather's part, which on a stormy night may add a metre, but the part that the sky"
            + " has written down beforehand. ";

    private ReferenceReport() {}

    /** Returns the report. The same each time. */
    public static Document document() {
        DocumentMetadata metadata = DocumentMetadata.titled("Tides at a small harbour")
                .withSubtitle("Heights, times and what they are made of")
                .withAuthors(List.of("Ada Example", "Čeněk Příklad"))
                .withDate("1 December 2026")
                .withSubject("Harmonic analysis of a year of tide gauge readings")
                .withKeywords(List.of("tides", "harmonic analysis"))
                .withLanguage(Locale.ENGLISH);
        return Document.of("", body())
                .withMetadata(metadata)
                .withLayout(DocumentLayout.REPORT)
                .withChart("heights", "Heights over two days, four gauges", heights())
                .withChart("constituents", "Amplitudes of the largest constituents", constituents())
                .withBlock(readings());
    }

    private static String body() {
        StringBuilder body = new StringBuilder();
        for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
            body.append("# Chapter ")
                    .append(chapter)
                    .append(": ")
                    .append(title(chapter))
                    .append("\n\n");
            body.append(PARAGRAPH.repeat(2)).append("\n\n");
            body.append("## What was measured\n\n").append(PARAGRAPH).append(special(chapter));
            body.append("\n\n## What follows\n\n").append(PARAGRAPH.repeat(2)).append("\n\n");
        }
        return body.append("[^gauge]: The gauge stands on the *north* mole.\n").toString();
    }

    private static String title(int chapter) {
        return List.of(
                        "The harbour",
                        "Heights",
                        "Constituents",
                        "Languages",
                        "Method",
                        "Readings",
                        "Comparison",
                        "Errors",
                        "Outlook")
                .get(chapter - 1);
    }

    private static String special(int chapter) {
        return switch (chapter) {
            case 2 -> "\n\n![](chart:heights)\n\nThe mole[^gauge] keeps the swell out.";
            case 3 -> "As ![](chart:constituents) shows, **M2** is the largest.";
            case 4 ->
                "\n\n> Прилив поднимается дважды в сутки. Η παλίρροια ανεβαίνει δύο φορές την ημέρα."
                        + " Thủy triều lên hai lần một ngày.\n\nהגאות עולה פעמיים ביום, ב־06:12 וב־18:37.\n";
            case 5 ->
                "\n\n1. Read the gauge each hour.\n2. Fit the waves:\n   - by least squares,\n   - with weights.\n"
                        + "3. Subtract.\n\n- [x] one year of readings\n- [ ] a second gauge\n\n"
                        + "```java\nfor (Wave wave : waves) {\n    height += wave.amplitude() * Math.cos(wave.phase(t)); //"
                        + " metres\n}\n```\n";
            case 6 -> "\n\n![](table:readings)\n";
            case 7 -> "\n\n" + comparison();
            default -> "";
        };
    }

    private static String comparison() {
        StringBuilder table =
                new StringBuilder("| Month | Predicted, m | Measured, m | Residual |\n|---|--:|--:|:-:|\n");
        for (int i = 1; i <= 12; i++) {
            double predicted = 2.4 + Math.sin(i) / 3;
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.3f | %.3f | %+.3f |%n",
                    i,
                    predicted,
                    predicted + 0.02 * (i % 3),
                    0.02 * (i % 3)));
        }
        return table.toString();
    }

    private static TableBlock readings() {
        List<List<String>> rows = new ArrayList<>();
        for (int day = 1; day <= 60; day++) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "2026-%02d-%02d", 1 + day / 31, 1 + day % 31 % 28),
                    String.format(Locale.ROOT, "%02d:%02d", day * 7 % 24, day * 13 % 60),
                    String.format(Locale.ROOT, "%.2f", 4.1 + Math.sin(day / 7.0)),
                    String.format(Locale.ROOT, "%.2f", 0.6 - Math.sin(day / 7.0) / 2),
                    day % 9 == 0 ? "storm" : "calm"));
        }
        return new TableBlock(
                "readings",
                "High and low water, sixty days",
                List.of(
                        new TableBlock.Column("Day", TableBlock.Alignment.START),
                        new TableBlock.Column("Time", TableBlock.Alignment.CENTRE),
                        new TableBlock.Column("High, m", TableBlock.Alignment.END),
                        new TableBlock.Column("Low, m", TableBlock.Alignment.END),
                        new TableBlock.Column("Sea", TableBlock.Alignment.START)),
                rows);
    }

    private static ChartSpec heights() {
        List<XySeries> gauges = IntStream.range(0, 4)
                .mapToObj(gauge -> new XySeries(
                        "gauge " + (char) ('A' + gauge),
                        Numbers.of(IntStream.range(0, 200)
                                .mapToDouble(i -> i * 0.24)
                                .toArray()),
                        Numbers.of(IntStream.range(0, 200)
                                .mapToDouble(i ->
                                        2.4 + (1.8 - 0.2 * gauge) * Math.cos(i * 0.24 / 12.42 * 2 * Math.PI - gauge))
                                .toArray())))
                .toList();
        return ChartSpec.of(ChartKind.LINE, "Height above chart datum", new XyData(gauges))
                .withAxes(Axis.linear("hours"), Axis.linear("metres"));
    }

    private static ChartSpec constituents() {
        return ChartSpec.of(
                        ChartKind.BAR,
                        "Amplitude by constituent",
                        new CategoryData(
                                List.of("M2", "S2", "N2", "K1", "O1", "M4"),
                                List.of(
                                        new CategorySeries(
                                                "north mole", Numbers.of(1.62, 0.55, 0.31, 0.09, 0.07, 0.12)),
                                        new CategorySeries("quay", Numbers.of(1.58, 0.53, 0.30, 0.09, 0.06, 0.18)))))
                .withAxes(Axis.category("constituent"), Axis.linear("metres"));
    }
}
