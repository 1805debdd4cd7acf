package dev.headroom.docgen.html;

import dev.headroom.chart.ChartSpec;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.text.Escaped;
import dev.headroom.document.ChartBlock;
import dev.headroom.document.TableBlock;
import java.util.List;
import java.util.Locale;

/** Writes charts and tables of the document, with their captions. */
final class FigureMarkup {

    private static final int SCREEN_DPI = 96; // CSS 2.1 §4.3.2: 96 px are an inch

    private final PageParts parts;

    FigureMarkup(PageParts parts) {
        this.parts = parts;
    }

    String of(Figure figure) {
        return figure.block() instanceof TableBlock table
                ? table(figure, table)
                : chart(figure, (ChartBlock) figure.block());
    }

    /** Returns a link to a figure, with its name as its words. */
    String reference(Figure figure) {
        return "<a class=\"figure-ref\" href=\"#" + figure.anchor() + "\">" + label(figure) + "</a>";
    }

    /** Returns an image in its natural size. */
    String image(DocumentImage image, String words, int dpi) {
        long width = Math.max(1, Math.round((double) image.width() * SCREEN_DPI / dpi));
        long height = Math.max(1, Math.round((double) image.height() * SCREEN_DPI / dpi));
        String lazy = parts.medium() == Medium.SCREEN ? " loading=\"lazy\" decoding=\"async\"" : "";
        return String.format(
                Locale.ROOT,
                "<img src=\"%s\" alt=\"%s\" width=\"%d\" height=\"%d\"%s />",
                Escaped.of(parts.images().source().of(image)),
                Escaped.of(words),
                width,
                height,
                lazy);
    }

    private String chart(Figure figure, ChartBlock block) {
        DocumentImage image = parts.images().charts().get(block.name());
        ChartSpec chart = block.chart();
        String words = figure.caption().isEmpty() ? chart.title() : figure.caption();
        String picture = image == null
                ? "<p class=\"missing-image\">[" + Escaped.of(words) + "]</p>"
                : image(
                        image,
                        words.isEmpty() ? block.name() : words,
                        chart.size().dpi());
        return "<figure class=\"chart\" id=\"" + figure.anchor() + "\">" + picture + caption(figure) + "</figure>";
    }

    private String table(Figure figure, TableBlock block) {
        StringBuilder html = new StringBuilder("<figure class=\"table\" id=\"" + figure.anchor() + "\">");
        html.append(caption(figure)).append("<table>\n<thead>\n<tr>");
        for (TableBlock.Column column : block.columns()) {
            cell("th scope=\"col\"", "th", column, column.title(), html);
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : block.rows()) {
            parts.cancel().throwIfCancelled();
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell("td", "td", block.columns().get(i), row.get(i), html);
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table></figure>").toString();
    }

    private void cell(String open, String close, TableBlock.Column column, String text, StringBuilder html) {
        Direction direction = Direction.of(text, parts.direction());
        String dir = direction == parts.direction() ? "" : " dir=\"" + direction.attribute + "\"";
        html.append('<').append(open).append(" class=\"");
        html.append(column.alignment().name().toLowerCase(Locale.ROOT))
                .append('"')
                .append(dir)
                .append('>');
        html.append(Escaped.of(text)).append("</").append(close).append('>');
    }

    private String caption(Figure figure) {
        String words = figure.caption().isEmpty() ? "</span>" : ".</span> " + Escaped.of(figure.caption());
        return "<figcaption><span class=\"label\">" + label(figure) + words + "</figcaption>";
    }

    private String label(Figure figure) {
        String kind = figure.block() instanceof TableBlock
                ? parts.words().table()
                : parts.words().figure();
        return Escaped.of(kind) + " " + figure.number();
    }
}
