package dev.headroom.docgen.markdown;

import dev.headroom.document.DocumentMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;

/** What the body says about itself before it begins. */
final class FrontMatter {

    private static final int MOST_CHARACTERS = 1_000;

    private final Map<String, List<String>> values;

    private FrontMatter(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads the front matter of a tree; empty where it has none. */
    static FrontMatter of(Node root) {
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        root.accept(visitor);
        return new FrontMatter(visitor.getData());
    }

    /** Returns {@code stated} with what it leaves empty taken from here. */
    DocumentMetadata complete(DocumentMetadata stated) {
        return new DocumentMetadata(
                or(stated.title(), "title"),
                or(stated.subtitle(), "subtitle"),
                stated.authors().isEmpty() ? authors() : stated.authors(),
                or(stated.date(), "date"),
                or(stated.subject(), "subject", "description", "abstract"),
                stated.keywords().isEmpty() ? list("keywords", "tags") : stated.keywords(),
                stated.language().equals(Locale.ROOT) ? language() : stated.language());
    }

    /** A name may hold a comma, so that only a list in brackets is several. */
    private List<String> authors() {
        List<String> texts = texts("authors", "author");
        return texts.size() == 1 && texts.get(0).startsWith("[") ? list("authors", "author") : texts;
    }

    private Locale language() {
        return texts("lang", "language").stream()
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .findFirst()
                .orElse(Locale.ROOT);
    }

    private String or(String stated, String... keys) {
        return stated.isEmpty() ? String.join(" ", texts(keys)) : stated;
    }

    private List<String> list(String... keys) {
        List<String> texts = texts(keys);
        return texts.size() == 1
                ? Arrays.stream(texts.get(0).replaceAll("[\\[\\]]", "").split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : texts;
    }

    private List<String> texts(String... keys) {
        return Arrays.stream(keys)
                .map(key -> values.getOrDefault(key, List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…")
                .toList();
    }
}
