package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.docgen.word.WordSchema;
import dev.headroom.document.Bibliography;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.TableBlock;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownFuzzTest {

    private static final int PRINTED = 250; // of the thousand that become pages for browsers: these take long
    private static final int VALIDATED = 200; // of the thousand Word files, against the schemas
    private static final String SECRET = "KEEP-THIS-TO-YOURSELF";

    @TempDir
    private Path folder;

    private ReportRenderer reports;

    @BeforeEach
    void open() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root/inside"));
        Files.writeString(folder.resolve("secret.png"), SECRET);
        Files.createSymbolicLink(folder.resolve("root/link"), folder);
        reports = new ReportRenderer(DocumentSettings.usual()
                .withCharts(new FakeChartRenderer())
                .withImages(ImageResolver.within(List.of(root.getParent()))));
    }

    @Test
    void aThousandTextsBecomePagesWithoutScript() {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (long seed = 0; seed < 1_000; seed++) {
                byte[] page = render(seed, DocumentFormat.HTML);
                String html = new String(page, StandardCharsets.UTF_8);
                assertThat(html).as("seed %d", seed).doesNotContain(SECRET).doesNotContain("root:x:0");
                requireHarmless(seed, html);
            }
        });
    }

    @Test
    @Tag("slow")
    void manyTextsBecomePagesForPrint() {
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            for (long seed = 0; seed < PRINTED; seed++) {
                byte[] file = render(seed, DocumentFormat.PDF);
                assertThat(new String(file, StandardCharsets.ISO_8859_1))
                        .as("seed %d", seed)
                        .startsWith("%PDF-")
                        .doesNotContain(SECRET)
                        .doesNotContain("/JavaScript")
                        .doesNotContain("/Launch");
            }
        });
    }

    @Test
    @Tag("slow")
    void aThousandTextsBecomeWordFiles() {
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            for (long seed = 0; seed < 1_000; seed++) {
                byte[] file = render(seed, DocumentFormat.DOCX);
                try {
                    WordFileCheck.requireHarmless(file, SECRET);
                    if (seed < VALIDATED) {
                        WordSchema.assertValid(file);
                    }
                } catch (Exception | AssertionError e) {
                    throw new AssertionError("seed " + seed + " must become a sound Word file", e);
                }
            }
        });
    }

    private byte[] render(long seed, DocumentFormat format) {
        Document document = Document.of("", FuzzedMarkdown.text(seed))
                .withBibliography(new Bibliography(
                        Bibliography.Format.BIBTEX,
                        "@book{key, title = {<script>alert(1)</script>}, author = {A. <b>B</b>}, year = 1999,"
                                + " url = {javascript:alert(1)}}"))
                .withLayout(seed % 2 == 0 ? DocumentLayout.REPORT : DocumentLayout.PLAIN)
                .withChart(
                        "sales",
                        "<script>alert(1)</script>",
                        ChartSpec.of(ChartKind.PIE, "a", new ShareData(List.of("x"), Numbers.of(1))))
                .withBlock(new TableBlock(
                        "rows",
                        "",
                        List.of(new TableBlock.Column("<b>", TableBlock.Alignment.START)),
                        List.of(List.of("\u0000<img src=x onerror=alert(1)>"))));
        try {
            return reports.render(document, format, new CancelToken()).main().bytes();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + " must become a document", e);
        }
    }

    private static void requireHarmless(long seed, String html) {
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        assertThat(page.select("script, iframe, object, embed, form, input, base, link, applet, frame, svg"))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(page.select("style")).as("seed %d", seed).hasSize(1);
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as("seed %d, %s", seed, element.tagName())
                        .doesNotStartWith("on");
                boolean alignsMath =
                        element.tagName().equals("mtd") && attribute.getValue().matches("[a-z0-9.:;-]+");
                assertThat(attribute.getKey().equals("style") && !alignsMath)
                        .as("seed %d, %s", seed, element.tagName())
                        .isFalse();
            }
            if (element.hasAttr("href")) {
                assertThat(element.attr("href")).as("seed %d", seed).matches("(?is)(https?:|mailto:|#|[^:]*$).*");
            }
            if (element.hasAttr("src")) {
                assertThat(element.attr("src")).as("seed %d", seed).startsWith("data:image/");
            }
        }
    }
}
