package dev.headroom.docgen.citation;

import dev.headroom.docgen.citation.Run.Look;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes the little HTML of the citation processor apart; what it does not know is text. */
final class HtmlRuns {

    private static final String LABEL = ".csl-left-margin";

    private final List<Run> runs = new ArrayList<>();

    private HtmlRuns() {}

    static List<Run> read(String html) {
        HtmlRuns reader = new HtmlRuns();
        reader.walk(Jsoup.parseBodyFragment(html).body(), Set.of(), Optional.empty());
        return reader.trimmed();
    }

    static BibliographyEntry entry(String key, String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        String label = body.select(LABEL).text();
        body.select(LABEL).remove();
        HtmlRuns reader = new HtmlRuns();
        reader.walk(body, Set.of(), Optional.empty());
        return new BibliographyEntry(key, label, reader.trimmed());
    }

    private void walk(Element element, Set<Look> looks, Optional<String> url) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                add(text.getWholeText().replaceAll("[ \\t\\r\\n]+", " "), looks, url);
            } else if (node instanceof Element child) {
                Optional<String> target = child.nameIs("a") ? web(child.attr("href")) : url;
                walk(child, looks(child, looks), target);
            }
        }
    }

    private static Set<Look> looks(Element element, Set<Look> around) {
        Set<Look> looks = EnumSet.noneOf(Look.class);
        looks.addAll(around);
        String style = element.attr("style").replace(" ", "");
        if (element.nameIs("i") || element.nameIs("em") || style.contains("font-style:italic")) {
            looks.add(Look.ITALIC);
        }
        if (element.nameIs("b") || element.nameIs("strong") || style.contains("font-weight:bold")) {
            looks.add(Look.BOLD);
        }
        if (style.contains("font-style:normal")) {
            looks.remove(Look.ITALIC);
        }
        return looks;
    }

    private static Optional<String> web(String href) {
        String lower = href.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://");
        boolean clean = href.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7F);
        return web && clean ? Optional.of(href) : Optional.empty();
    }

    private void add(String text, Set<Look> looks, Optional<String> url) {
        if (text.isEmpty()) {
            return;
        }
        int last = runs.size() - 1;
        if (last >= 0
                && runs.get(last).looks().equals(looks)
                && runs.get(last).url().equals(url)) {
            runs.set(last, new Run(runs.get(last).text() + text, looks, url));
        } else {
            runs.add(new Run(text, looks, url));
        }
    }

    private List<Run> trimmed() {
        if (!runs.isEmpty()) {
            Run first = runs.get(0);
            runs.set(0, new Run(first.text().stripLeading(), first.looks(), first.url()));
            int end = runs.size() - 1;
            Run last = runs.get(end);
            runs.set(end, new Run(last.text().stripTrailing(), last.looks(), last.url()));
            runs.removeIf(run -> run.text().isEmpty());
        }
        return runs;
    }
}
