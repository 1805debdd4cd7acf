package dev.headroom.docgen.markdown;

import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.text.CleanText;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Reads the body of a document: CommonMark with GitHub's tables, task lists, strikethrough and bare links, footnotes,
 * front matter, formulas between dollars, citations of the document's bibliography, and mentions of its charts and
 * tables.
 *
 * <pre>{@code
 * ParsedDocument parsed = new MarkdownParser(TextLimits.USUAL, CitationStyle.APA).parse(document);
 * }</pre>
 *
 * <p>Thread-safe. Errors: {@link IllegalArgumentException} if the body is longer than the limit; no other body fails.
 */
public final class MarkdownParser {

    private final TextLimits limits;
    private final CitationStyle citations;
    private final Parser parser;

    /**
     * Makes a parser.
     *
     * @param limits how much is read and no more
     * @param citations how works are cited, where a document has a bibliography
     */
    public MarkdownParser(TextLimits limits, CitationStyle citations) {
        this.limits = limits;
        this.citations = citations;
        parser = Parser.builder()
                .extensions(extensions())
                .maxOpenBlockParsers(limits.nesting())
                .customBlockParserFactory(new MathBlockParser.Factory())
                .customInlineContentParserFactory(new MathInlineParser())
                .customInlineContentParserFactory(new EmphasisLimit())
                .build();
    }

    /** Returns what the parser knows beyond CommonMark; a writer needs the same. */
    public static List<Extension> extensions() {
        return List.of(
                TablesExtension.create(),
                StrikethroughExtension.create(),
                TaskListItemsExtension.create(),
                AutolinkExtension.create(),
                FootnotesExtension.builder().inlineFootnotes(true).build(),
                YamlFrontMatterExtension.create());
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if its body is longer than the limit
     * @throws dev.headroom.MalformedFileException if its bibliography breaks the rules of its format
     */
    public ParsedDocument parse(Document document) {
        int length = document.body().length();
        if (length > limits.characters()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "body must have at most %,d characters, was %,d", limits.characters(), length));
        }
        List<String> notes = new ArrayList<>();
        String text = new TableBounds(limits, notes::add).apply(BracketBounds.apply(CleanText.of(document.body())));
        Node root = parser.parse(text);
        new NestingLimit(limits.nesting(), notes::add).apply(root);
        DocumentMetadata metadata = FrontMatter.of(root).complete(document.metadata());
        removeFrontMatter(root);
        metadata = takeTitle(root, metadata);
        new FigurePlacement(document.blocks(), notes::add).apply(root);
        FormulaNotes.collect(root, notes::add);
        if (document.bibliography().isPresent()) {
            new CitationPlacement(citations, metadata.language(), notes::add)
                    .apply(root, document.bibliography().get());
        }
        return new ParsedDocument(
                document,
                root,
                metadata,
                HeadingOutline.of(root, document.layout().headings()),
                notes);
    }

    private static void removeFrontMatter(Node root) {
        if (root.getFirstChild() instanceof YamlFrontMatterBlock block) {
            block.unlink();
        }
    }

    /** A heading of the first level that begins the body is its title, unless another one was stated. */
    private static DocumentMetadata takeTitle(Node root, DocumentMetadata metadata) {
        if (!(root.getFirstChild() instanceof Heading first) || first.getLevel() != 1) {
            return metadata;
        }
        String text = NodeText.of(first);
        boolean isTitle = metadata.title().isEmpty() || metadata.title().equalsIgnoreCase(text);
        if (!isTitle) {
            return metadata;
        }
        first.unlink();
        return metadata.withTitle(metadata.title().isEmpty() ? text : metadata.title());
    }
}
