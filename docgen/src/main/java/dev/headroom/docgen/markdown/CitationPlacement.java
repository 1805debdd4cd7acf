package dev.headroom.docgen.markdown;

import dev.headroom.docgen.citation.Bibliographies;
import dev.headroom.docgen.citation.CitationGroup;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.citation.CitationSyntax;
import dev.headroom.docgen.citation.Citations;
import dev.headroom.docgen.citation.CitedDocument;
import dev.headroom.docgen.citation.CitedWorks;
import dev.headroom.document.Bibliography;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Sets the citations of a body and adds the list of works at its end. Links keep their words. */
final class CitationPlacement {

    private final CitationStyle style;
    private final Locale language;
    private final Consumer<String> notes;

    CitationPlacement(CitationStyle style, Locale language, Consumer<String> notes) {
        this.style = style;
        this.language = language;
        this.notes = notes;
    }

    void apply(Node root, Bibliography bibliography) {
        CitedWorks works = Bibliographies.read(bibliography);
        Map<Text, List<CitationGroup>> found = find(root, works);
        if (found.isEmpty()) {
            return;
        }
        List<CitationGroup> groups =
                found.values().stream().flatMap(List::stream).toList();
        CitedDocument cited = Citations.set(style, language, works, groups);
        cited.notes().forEach(notes);
        int next = 0;
        for (Map.Entry<Text, List<CitationGroup>> entry : found.entrySet()) {
            int count = entry.getValue().size();
            List<CitationText> texts = cited.citations().subList(next, next + count).stream()
                    .map(CitationText::new)
                    .toList();
            replace(entry.getKey(), entry.getValue(), texts);
            next += count;
        }
        if (!cited.entries().isEmpty()) {
            root.appendChild(new WorksCited(cited.entries()));
        }
    }

    private static Map<Text, List<CitationGroup>> find(Node root, CitedWorks works) {
        Map<Text, List<CitationGroup>> found =
                new LinkedHashMap<>(); // by identity: nodes have no equality of their own
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                // its words lead somewhere already
            }

            @Override
            public void visit(Text text) {
                List<CitationGroup> groups = CitationSyntax.find(text.getLiteral(), works.keys());
                if (!groups.isEmpty()) {
                    found.put(text, groups);
                }
            }
        });
        return found;
    }

    private static void replace(Text text, List<CitationGroup> groups, List<CitationText> set) {
        String literal = text.getLiteral();
        List<Node> parts = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < groups.size(); i++) {
            parts.add(new Text(literal.substring(end, groups.get(i).start())));
            parts.add(set.get(i));
            end = groups.get(i).end();
        }
        parts.add(new Text(literal.substring(end)));
        for (Node part : parts) {
            if (!(part instanceof Text plain) || !plain.getLiteral().isEmpty()) {
                text.insertBefore(part);
            }
        }
        text.unlink();
    }
}
