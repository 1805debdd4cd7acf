package dev.headroom.document;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One report: what it says, and how its pages are set up, for every format.
 *
 * <pre>{@code
 * Document report = Document.of("Tides", "# Why there are two\n\nThe moon ![Heights](chart:heights) pulls.")
 *         .withLayout(DocumentLayout.REPORT)
 *         .withChart("heights", "Two tides a day", heights);
 * }</pre>
 *
 * <p>The body is Markdown as people and language models write it, and is not trusted: a renderer escapes its markup and
 * opens nothing that it names. A block is put where the body says {@code ![…](chart:NAME)} or {@code ![…](table:NAME)};
 * blocks that it never names come at the end, in order.
 *
 * <p>Thread-safe.
 *
 * @param metadata title, authors, language and the like
 * @param layout cover, contents, numbers, page
 * @param body Markdown; possibly empty
 * @param blocks charts and tables, of different names
 * @param bibliography what citations such as {@code [@knuth1984]} mean, if there are any
 */
public record Document(
        DocumentMetadata metadata,
        DocumentLayout layout,
        String body,
        List<DocumentBlock> blocks,
        Optional<Bibliography> bibliography) {

    private static final long OBJECT_BYTES = 200;

    /** Copies the blocks; rejects names that repeat. */
    public Document {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(bibliography, "bibliography");
        blocks = List.copyOf(blocks);
        Set<String> seen = new HashSet<>();
        for (DocumentBlock block : blocks) {
            if (!seen.add(block.name())) {
                throw new IllegalArgumentException("names of blocks must differ, was '" + block.name() + "' twice");
            }
        }
    }

    /** Returns a plain document: no cover, no contents, A4. An empty title lets the first heading be the title. */
    public static Document of(String title, String markdown) {
        return new Document(
                DocumentMetadata.titled(title), DocumentLayout.PLAIN, markdown, List.of(), Optional.empty());
    }

    /** Returns the same with other metadata. */
    public Document withMetadata(DocumentMetadata newMetadata) {
        return new Document(newMetadata, layout, body, blocks, bibliography);
    }

    /** Returns the same in another layout. */
    public Document withLayout(DocumentLayout newLayout) {
        return new Document(metadata, newLayout, body, blocks, bibliography);
    }

    /** Returns the same with another block. */
    public Document withBlock(DocumentBlock block) {
        List<DocumentBlock> more = new ArrayList<>(blocks);
        more.add(block);
        return new Document(metadata, layout, body, more, bibliography);
    }

    /** Returns the same with a chart; {@code caption} is empty for none. */
    public Document withChart(String name, String caption, ChartSpec chart) {
        return withBlock(new ChartBlock(name, caption, chart));
    }

    /** Returns the same with another bibliography. */
    public Document withBibliography(Bibliography newBibliography) {
        return new Document(metadata, layout, body, blocks, Optional.of(newBibliography));
    }

    /** Returns the heap bytes held, about: what a cache counts. */
    public ByteSize weight() {
        ByteSize sum = ByteSize.of(OBJECT_BYTES + 2L * body.length())
                .plus(ByteSize.of(
                        bibliography.map(one -> 2L * one.text().length()).orElse(0L)));
        for (DocumentBlock block : blocks) {
            sum = sum.plus(block.weight());
        }
        return sum;
    }
}
