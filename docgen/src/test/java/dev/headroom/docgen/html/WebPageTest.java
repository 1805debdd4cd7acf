package dev.headroom.docgen.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFile;
import dev.headroom.document.DocumentFormat;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.RenderedDocument;
import dev.headroom.document.RenderedDocument.SizeStep;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.FakeChartRenderer;
import dev.headroom.testkit.ReferenceReport;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class WebPageTest {

    private static RenderedDocument rendered(Document document, HtmlSettings html) {
        DocumentSettings settings = DocumentSettings.usual()
                .withCharts(new FakeChartRenderer())
                .withImages(ImageResolver.none())
                .withHtml(html);
        try (ReportRenderer reports = new ReportRenderer(settings)) {
            return reports.render(document, DocumentFormat.HTML, new CancelToken());
        }
    }

    private static org.jsoup.nodes.Document page(RenderedDocument rendered) {
        return Jsoup.parse(new String(rendered.main().bytes(), StandardCharsets.UTF_8));
    }

    private static org.jsoup.nodes.Document page(String markdown) {
        return page(rendered(Document.of("", markdown), HtmlSettings.SINGLE_FILE));
    }

    @Test
    void aSingleFileRefersToNothingOutside() {
        RenderedDocument rendered = rendered(ReferenceReport.document(), HtmlSettings.SINGLE_FILE);
        org.jsoup.nodes.Document page = page(rendered);
        assertThat(rendered.files()).hasSize(1);
        assertThat(page.select("link")).isEmpty();
        assertThat(page.select("img"))
                .hasSize(2)
                .allMatch(image -> image.attr("src").startsWith("data:image/png;base64,"));
        assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void separateFilesLoadImagesWhenTheyAreReachedAndKeepTheirPlace() {
        RenderedDocument rendered = rendered(ReferenceReport.document(), HtmlSettings.SEPARATE_FILES);
        assertThat(rendered.files())
                .extracting(DocumentFile::name)
                .containsExactly(
                        "document.html", "document.css", "images/chart-heights.png", "images/chart-constituents.png");
        org.jsoup.nodes.Document page = page(rendered);
        assertThat(page.select("link[rel=stylesheet]").attr("href")).isEqualTo("document.css");
        Element image = page.expectFirst("img");
        assertThat(image.attr("src")).isEqualTo("images/chart-heights.png");
        assertThat(image.attr("loading")).isEqualTo("lazy");
        assertThat(image.attr("width")).isEqualTo("624"); // 650 pixels at 100 dpi, 96 to the inch in a browser
        assertThat(image.attr("height")).isEqualTo("384");
    }

    @Test
    void eachStepMakesThePageSmallerOrLeavesIt() {
        RenderedDocument rendered = rendered(ReferenceReport.document(), HtmlSettings.SEPARATE_FILES);
        assertThat(rendered.sizes())
                .hasSize(2)
                .allMatch(step -> step.after().bytes() <= step.before().bytes());
        SizeStep last = rendered.sizes().get(1);
        long files = rendered.files().get(0).size().bytes()
                + rendered.files().get(1).size().bytes();
        assertThat(files).isCloseTo(last.after().bytes(), org.assertj.core.data.Offset.offset(100L));
    }

    @Test
    void aStyleSheetThatBreaksTheRulesStaysAsItIs() {
        String broken = "p { color: red } }}} @@ {{ i { top: 0 }";
        RenderedDocument rendered = rendered(Document.of("", "x"), HtmlSettings.SEPARATE_FILES.withStyles(broken));
        assertThat(new String(rendered.files().get(1).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(broken);
    }

    @Test
    void aLayoutOfOnesOwnIsFilledAndItsTextEscaped() {
        HtmlSettings own = HtmlSettings.SINGLE_FILE.withLayout(
                "<html><head><title>{{ title }}</title></head><body><b>{{ title }}</b>{{ body | raw }}</body></html>");
        org.jsoup.nodes.Document page = page(rendered(Document.of("<i>x</i>", "*y*"), own));
        assertThat(page.expectFirst("b").text()).isEqualTo("<i>x</i>");
        assertThat(page.select("em").text()).isEqualTo("y");
    }

    @Test
    void theTitleIsTheOneHeadingOfTheFirstLevel() {
        org.jsoup.nodes.Document page = page("# Title\n\n## One\n\n### Two");
        assertThat(page.select("h1").eachText()).containsExactly("Title");
        assertThat(page.select("h2").eachText()).containsExactly("One");
        assertThat(page.select("h3").eachText()).containsExactly("Two");
    }

    @Test
    void contentsLeadToTheHeadings() {
        org.jsoup.nodes.Document page = page(rendered(
                Document.of("T", "# A & B\n\n## *C*").withLayout(DocumentLayout.REPORT), HtmlSettings.SINGLE_FILE));
        assertThat(page.select(".contents a").eachText()).containsExactly("1 A & B", "1.1 C");
        for (Element link : page.select(".contents a")) {
            assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
        }
    }

    @Test
    void linesThatRunAgainstTheDocumentSaySo() {
        org.jsoup.nodes.Document page = page("English.\n\nעברית עם English.\n\n| a | ב |\n|---|---|\n| 1 | שלום |");
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("p[dir=rtl]")).hasSize(1);
        assertThat(page.select("th[dir=rtl], td[dir=rtl]").eachText()).containsExactly("ב", "שלום");
        DocumentMetadata hebrew = DocumentMetadata.titled("גאות").withLanguage(Locale.forLanguageTag("he"));
        org.jsoup.nodes.Document whole = page(
                rendered(Document.of("", "עברית.\n\nEnglish only.").withMetadata(hebrew), HtmlSettings.SINGLE_FILE));
        assertThat(whole.expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(whole.select("p[dir=ltr]").text()).isEqualTo("English only.");
    }

    @Test
    void listsOfTasksNotesAndStruckTextAreWritten() {
        org.jsoup.nodes.Document page = page("- [x] a\n- [ ] b\n\n~~c~~ d[^1] e^[f]\n\n[^1]: g");
        assertThat(page.select("li.task .box.checked").text()).isEqualTo("\u2611");
        assertThat(page.select("li.task .box.open").text()).isEqualTo("\u2610");
        assertThat(page.select("del").text()).isEqualTo("c");
        assertThat(page.select("section.footnotes li")).hasSize(2);
        assertThat(page.select("input")).isEmpty();
    }

    @Test
    void markupOfTheTextIsShownAndBadLinksKeepTheirWords() {
        org.jsoup.nodes.Document page =
                page("<b>x</b> [a](javascript:b) [c](data:text/html,d) [e](https://f.example) <g@h.example>");
        assertThat(page.select("main b")).isEmpty();
        assertThat(page.select("main").text()).contains("<b>x</b> a c e g@h.example");
        assertThat(page.select("main a").eachAttr("href")).containsExactly("https://f.example", "mailto:g@h.example");
    }

    @Test
    void codeKeepsItsSpace() {
        assertThat(page("```\na\n    b\n\n\nc\n```").expectFirst("pre code").wholeText())
                .isEqualTo("a\n    b\n\n\nc");
    }
}
