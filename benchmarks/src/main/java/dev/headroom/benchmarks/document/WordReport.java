package dev.headroom.benchmarks.document;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.chart.CategoryData;
import dev.headroom.chart.CategorySeries;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.image.DocumentImages;
import dev.headroom.docgen.image.ImageLimits;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.docgen.markdown.MarkdownParser;
import dev.headroom.docgen.markdown.TextLimits;
import dev.headroom.docgen.word.WordSettings;
import dev.headroom.docgen.word.WordSource;
import dev.headroom.docgen.word.WordWriter;
import dev.headroom.docgen.word.WrittenWord;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.queue.CancelToken;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A report of about 13 pages, parsed and written as Word: cold, warm with kept styles, warm with an empty cache.
 * Arguments: rounds (default 60) and a file to keep the report in. For the least heap, run its main class under smaller
 * and smaller {@code -Xmx}.
 */
public final class WordReport {

    private static final String[] WORDS =
            ("tide moon harbour height reading gauge spring neap current water level measured"
                            + " between across during coast station series average кривая прилив παλίρροια thủy triều")
                    .split(" ");

    private WordReport() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Document report = report();
        Map<String, DocumentImage> charts = Map.of("one", chart("one.png", 1), "two", chart("two.png", 2));
        TemplateCache kept = TemplateCache.within(CacheLimits.defaults());
        long begin = System.nanoTime();
        WrittenWord first = write(kept, report, charts);
        System.out.printf(
                Locale.ROOT,
                "cold %.0f ms, %,d bytes, notes %s%n",
                (System.nanoTime() - begin) / 1e6,
                first.bytes().length,
                first.notes());
        double[] warm = new double[rounds];
        double[] empty = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            warm[i] = timed(kept, report, charts);
            try (TemplateCache fresh = TemplateCache.within(CacheLimits.defaults())) {
                empty[i] = timed(fresh, report, charts);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median of the second half: %.2f ms with kept styles, %.2f ms with an empty cache%n",
                median(warm),
                median(empty));
        kept.close();
        if (arguments.length > 1) {
            Files.write(Path.of(arguments[1]), first.bytes());
        }
    }

    private static double timed(TemplateCache templates, Document report, Map<String, DocumentImage> charts) {
        long begin = System.nanoTime();
        write(templates, report, charts);
        return (System.nanoTime() - begin) / 1e6;
    }

    private static WrittenWord write(TemplateCache templates, Document report, Map<String, DocumentImage> charts) {
        CancelToken cancel = new CancelToken();
        DocumentImages images = new DocumentImages(ImageResolver.none(), ImageLimits.USUAL, cancel, note -> {});
        WordSource source =
                new WordSource(new MarkdownParser(TextLimits.USUAL, CitationStyle.APA).parse(report), images, charts);
        return new WordWriter(templates).write(source, WordSettings.USUAL, cancel);
    }

    private static double median(double[] times) {
        double[] late = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(late);
        return late[late.length / 2];
    }

    private static Document report() {
        Random random = new Random(7);
        StringBuilder body = new StringBuilder("# A report on tides\n\n");
        for (int section = 1; section <= 7; section++) {
            body.append("## Section ").append(section).append("\n\n");
            for (int part = 1; part <= 2; part++) {
                body.append("### Part ").append(part).append("\n\n");
                for (int paragraph = 0; paragraph < 3; paragraph++) {
                    for (int word = 0; word < 90; word++) {
                        body.append(WORDS[random.nextInt(WORDS.length)]).append(word % 15 == 14 ? ". " : " ");
                    }
                    body.append("\n\n");
                }
            }
            body.append("זוהי פסקה בעברית על הגאות.\n\n- **one** thing\n- `another`\n\n");
            if (section == 3 || section == 6) {
                body.append("| Harbour | Metres | Date |\n|---|--:|:-:|\n");
                for (int row = 0; row < 25; row++) {
                    body.append("| Harbour ")
                            .append(row)
                            .append(" | ")
                            .append(row / 3.0)
                            .append(" | 2026-12-01 |\n");
                }
                body.append("\n![A chart](chart:")
                        .append(section == 3 ? "one" : "two")
                        .append(")\n\n");
            }
        }
        return Document.of("", body.toString())
                .withLayout(DocumentLayout.REPORT)
                .withChart("one", "The first chart", spec())
                .withChart("two", "The second chart", spec());
    }

    private static ChartSpec spec() {
        return ChartSpec.of(
                ChartKind.BAR,
                "Heights",
                new CategoryData(List.of("a", "b"), List.of(new CategorySeries("metres", Numbers.of(2, 3)))));
    }

    private static DocumentImage chart(String name, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(650, 400, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40_000; i++) {
            image.setRGB(random.nextInt(650), random.nextInt(400), random.nextInt(0xFFFFFF));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return new DocumentImage(name, "image/png", 650, 400, out.toByteArray());
    }
}
