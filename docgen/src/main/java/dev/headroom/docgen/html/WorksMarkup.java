package dev.headroom.docgen.html;

import dev.headroom.docgen.citation.BibliographyEntry;
import dev.headroom.docgen.citation.Run;
import dev.headroom.docgen.text.Escaped;
import java.util.List;

/** Writes citations and the list of works. */
final class WorksMarkup {

    private WorksMarkup() {}

    static String citation(List<Run> runs) {
        return "<span class=\"citation\">" + runs(runs) + "</span>";
    }

    /** Returns the list below its heading. */
    static String list(List<BibliographyEntry> entries, String heading, String tag) {
        StringBuilder html = new StringBuilder("<section class=\"bibliography\">\n<" + tag + " id=\"bibliography\">"
                + Escaped.of(heading) + "</" + tag + ">\n");
        for (BibliographyEntry entry : entries) {
            String label =
                    entry.label().isEmpty() ? "" : "<span class=\"number\">" + Escaped.of(entry.label()) + "</span> ";
            html.append("<p class=\"entry\">")
                    .append(label)
                    .append(runs(entry.runs()))
                    .append("</p>\n");
        }
        return html.append("</section>").toString();
    }

    private static String runs(List<Run> runs) {
        StringBuilder html = new StringBuilder();
        for (Run run : runs) {
            String text = Escaped.of(run.text());
            text = run.looks().contains(Run.Look.BOLD) ? "<strong>" + text + "</strong>" : text;
            text = run.looks().contains(Run.Look.ITALIC) ? "<em>" + text + "</em>" : text;
            String shown = text;
            html.append(run.url()
                    .map(url -> "<a rel=\"nofollow noopener noreferrer\" href=\"" + Escaped.of(url) + "\">" + shown
                            + "</a>")
                    .orElse(text));
        }
        return html.toString();
    }
}
