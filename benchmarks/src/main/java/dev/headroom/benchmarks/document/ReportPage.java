package dev.headroom.benchmarks.document;

import dev.headroom.docgen.pdf.PrintPage;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.document.PageSetup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report of 13 pages, contents, two tables, two charts and five scripts, in the markup that the HTML layer makes. */
final class ReportPage {

    private static final String LATIN =
            "The moon pulls the water on the near side more than the earth, and the earth more than the water on the far"
                    + " side; so there are two tides a day, and not one. Where the sea is shallow the wave arrives late, in"
                    + " some harbours by half a day, and where a bay is as long as a quarter of the wave it grows manifold.";
    private static final String CYRILLIC =
            "Приливы и отливы вызваны притяжением Луны и Солнца; высота прилива зависит от глубины моря и формы берега.";
    private static final String GREEK =
            "Η παλίρροια οφείλεται στην έλξη της Σελήνης και του Ήλιου· το ύψος της εξαρτάται από το βάθος της θάλασσας.";
    private static final String VIETNAMESE =
            "Thủy triều là hiện tượng nước biển dâng lên và hạ xuống trong ngày do lực hấp dẫn của Mặt Trăng và Mặt Trời.";
    private static final String HEBREW =
            "גאות ושפל הם עלייה וירידה של פני הים (פעמיים ביום) הנגרמות מכוח המשיכה של הירח, לפי NOAA משנת 2024.";

    private ReportPage() {}

    static PrintPage page() {
        return new PrintPage(xhtml(6), images(), metadata(), PageSetup.A4);
    }

    static DocumentMetadata metadata() {
        return new DocumentMetadata(
                "Tides of the Northern Seas",
                "Measurements, models and what remains open",
                List.of("Ada Lovelace", "Пётр Чебышёв"),
                "1 December 2026",
                "How high tides are predicted",
                List.of("tides", "harmonic analysis"),
                Locale.ENGLISH);
    }

    static Map<String, byte[]> images() {
        return Map.of("heights", PlainPng.chart(650, 400), "spectrum", PlainPng.chart(650, 300));
    }

    private static String xhtml(int chapters) {
        StringBuilder body = new StringBuilder(100_000);
        body.append("<header class=\"cover\"><p class=\"cover-title\">Tides of the Northern Seas</p>")
                .append("<p class=\"cover-subtitle\">Measurements, models and what remains open</p>")
                .append("<p class=\"cover-authors\">Ada Lovelace, Пётр Чебышёв</p>")
                .append("<p class=\"cover-date\">1 December 2026</p></header>");
        contents(body, chapters);
        body.append("<main>");
        for (int i = 1; i <= chapters; i++) {
            chapter(body, i);
        }
        body.append(
                        "<section class=\"footnotes\"><ol><li id=\"fn-1\"><p>Doodson, A. T. (1921): The harmonic development")
                .append(
                        " of the tide-generating potential. <a class=\"backref\" href=\"#fnref-1\">↩</a></p></li></ol></section>");
        body.append("<section class=\"bibliography\"><h1 id=\"works\">Works cited</h1>")
                .append(
                        "<p class=\"entry\" id=\"ref-doodson\">Doodson, A. T. (1921). <em>The harmonic development of the")
                .append(" tide-generating potential.</em> Proceedings of the Royal Society A, 100(704), 305–329.")
                .append(
                        " <a href=\"https://doi.org/10.1098/rspa.1921.0088\">https://doi.org/10.1098/rspa.1921.0088</a></p>")
                .append("</section></main>");
        return "<html lang=\"en\" dir=\"ltr\"><head><title>Tides of the Northern Seas</title>"
                + "<meta name=\"author\" content=\"Ada Lovelace\"/>"
                + "<meta name=\"subject\" content=\"How high tides are predicted\"/>"
                + "<meta name=\"description\" content=\"How high tides are predicted\"/></head><body>" + body
                + "</body></html>";
    }

    private static void contents(StringBuilder body, int chapters) {
        body.append("<nav class=\"contents\"><h2 class=\"contents-title\">Contents</h2><ul>");
        for (int i = 1; i <= chapters; i++) {
            entry(body, 1, "c" + i, String.valueOf(i), chapterTitle(i));
            entry(body, 2, "c" + i + "-a", i + ".1", "Measured heights");
            entry(body, 2, "c" + i + "-b", i + ".2", "What the model says");
        }
        body.append("<li class=\"level-1\"><a href=\"#works\">Works cited</a></li></ul></nav>");
    }

    private static void entry(StringBuilder body, int level, String id, String number, String title) {
        body.append("<li class=\"level-").append(level).append("\"><a href=\"#").append(id);
        body.append("\"><span class=\"number\">")
                .append(number)
                .append("</span>")
                .append(title)
                .append("</a></li>");
    }

    private static String chapterTitle(int i) {
        return switch (i % 4) {
            case 0 -> "Harbours";
            case 1 -> "Why there are two tides a day";
            case 2 -> "Harmonic analysis of long records";
            default -> "Storm surges and other residuals";
        };
    }

    private static void chapter(StringBuilder body, int i) {
        body.append("<h1 id=\"c")
                .append(i)
                .append("\"><span class=\"number\">")
                .append(i)
                .append("</span>");
        body.append(chapterTitle(i)).append("</h1>");
        paragraph(body, LATIN + " " + LATIN);
        paragraph(
                body,
                LATIN + "<sup class=\"footnote-ref\"><a id=\"fnref-" + i + "\" href=\"#fn-1\">1</a></sup> "
                        + "<em>Emphasis</em>, <strong>strong words</strong>, <code>height = a + b*t</code>, <del>not this</del> and a"
                        + " <a href=\"https://example.org/tides\">link</a>.");
        body.append("<h2 id=\"c")
                .append(i)
                .append("-a\"><span class=\"number\">")
                .append(i)
                .append(".1</span>");
        body.append("Measured heights</h2>");
        paragraph(body, CYRILLIC);
        paragraph(body, GREEK);
        paragraph(body, VIETNAMESE);
        body.append("<p dir=\"rtl\" lang=\"he\">").append(HEBREW).append("</p>");
        if (i % 5 == 1) {
            table(body, i);
        }
        if (i % 5 == 2) {
            figure(body, i);
        }
        body.append("<h2 id=\"c")
                .append(i)
                .append("-b\"><span class=\"number\">")
                .append(i)
                .append(".2</span>");
        body.append("What the model says</h2>");
        paragraph(body, LATIN + " " + LATIN);
        body.append(
                        "<ul><li>First the sun<ul><li>spring tides at new and full moon</li><li>neap tides between</li></ul></li>")
                .append("<li>then the moon</li><li class=\"task\"><span class=\"box checked\">☑</span>measured</li>")
                .append("<li class=\"task\"><span class=\"box open\">☐</span>not yet</li></ul>");
        body.append("<blockquote><p>").append(LATIN).append("</p></blockquote>");
        body.append(
                        "<pre class=\"code\" data-language=\"java\"><code><span class=\"tok-keyword\">double</span> height =")
                .append(" amplitude * Math.cos(speed * t + <span class=\"tok-number\">0.5</span>);")
                .append(
                        " <span class=\"tok-comment\">// one constituent of the sum, in metres above the mean level</span>\n")
                .append(
                        "<span class=\"tok-type\">String</span> s = <span class=\"tok-string\">\"high water\"</span>;\n</code></pre>");
        paragraph(body, LATIN + " " + LATIN);
    }

    private static void paragraph(StringBuilder body, String text) {
        body.append("<p>").append(text).append("</p>");
    }

    private static void table(StringBuilder body, int i) {
        body.append("<figure class=\"table\" id=\"tab-")
                .append(i)
                .append("\"><figcaption><span class=\"label\">Table ");
        body.append(i)
                .append("</span>High water at twenty-five harbours</figcaption><table><thead><tr><th class=\"start\">");
        body.append(
                "Harbour</th><th class=\"start\">Sea</th><th class=\"end\">Mean, m</th><th class=\"end\">Spring, m</th>");
        body.append("<th class=\"centre\">Type</th></tr></thead><tbody>");
        for (int row = 1; row <= 25; row++) {
            body.append("<tr><td class=\"start\">Harbour ")
                    .append(row)
                    .append("</td><td class=\"start\">North Sea</td>");
            body.append("<td class=\"end\">").append(row * 37 % 90 / 10.0).append("</td><td class=\"end\">");
            body.append(row * 53 % 110 / 10.0).append("</td><td class=\"centre\">semidiurnal</td></tr>");
        }
        body.append("</tbody></table></figure>");
    }

    private static void figure(StringBuilder body, int i) {
        String name = i % 2 == 0 ? "heights" : "spectrum";
        body.append("<figure class=\"chart\" id=\"fig-")
                .append(i)
                .append("\"><img src=\"headroom:")
                .append(name);
        body.append("\" alt=\"Heights over two days\" width=\"650\" height=\"").append(i % 2 == 0 ? 400 : 300);
        body.append("\"/><figcaption><span class=\"label\">Figure ")
                .append(i)
                .append("</span>Heights over two days</figcaption>");
        body.append("</figure>");
    }
}
