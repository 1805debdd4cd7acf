package dev.headroom.docgen.word;

import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.wording.Wording;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.PageSetup;
import dev.headroom.queue.CancelToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;

/**
 * Writes documents as Word files that Word and LibreOffice open: styles, numbered headings, contents, captions,
 * footnotes and fields are Word's own, so that they stay right when the document is edited.
 *
 * <pre>{@code
 * WrittenWord word = new WordWriter(templates).write(source, WordSettings.USUAL, cancel);
 * Files.write(path, word.bytes());
 * }</pre>
 *
 * <p>Equal sources are equal files. Whatever the text holds, it is escaped; the only links that lead out are http,
 * https and mailto.
 *
 * <p>Thread-safe; a source is used by one thread at a time. While it writes it holds about six bytes per character of
 * markup, and the images. Errors: {@link dev.headroom.MalformedFileException} if the style source is no plain .docx;
 * {@link java.io.UncheckedIOException} if it cannot be read; {@link dev.headroom.RequestCancelledException}.
 */
public final class WordWriter {

    private final TemplateCache templates;

    /** Makes a writer that keeps its styles in {@code templates}. */
    public WordWriter(TemplateCache templates) {
        this.templates = templates;
    }

    /** Writes a document. */
    public WrittenWord write(WordSource source, WordSettings settings, CancelToken cancel) {
        cancel.throwIfCancelled();
        List<String> notes = new ArrayList<>();
        DocumentLayout layout = source.document().source().layout();
        Locale language = source.document().metadata().language();
        PageSetup page = layout.page();
        int width = Twips.of(page.width() - 2 * page.margin());
        OwnStyles.Wanted wanted = new OwnStyles.Wanted(language, layout.headings(), width);
        StyleBase styles = styles(wanted, settings);
        WordPackage parts = new WordPackage();
        Draft draft = new Draft(
                source,
                settings,
                parts,
                styles,
                new Numbering(styles),
                source.document().headings().stream().collect(Collectors.toMap(DocumentHeading::node, one -> one)),
                announced(source),
                Wording.of(language),
                Wording.isRightToLeft(language) ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT,
                notes::add,
                cancel);
        Xml body = body(draft, width, Twips.of(page.height() - 2 * page.margin()) * 9 / 10);
        cancel.throwIfCancelled();
        parts.write(parts.document(), body.bytes());
        parts.write(parts.attach("styles", "rIdStyles"), styles.styles().getBytes(StandardCharsets.UTF_8));
        parts.write(parts.attach("numbering", "rIdNumbering"), draft.numbering().part());
        parts.write(
                parts.attach("settings", "rIdSettings"),
                OwnStyles.settings(language).getBytes(StandardCharsets.UTF_8));
        for (StyleBase.Carried carried : styles.more()) {
            parts.write(
                    parts.attach(carried.kind(), carried.name(), carried.type(), "rIdOf" + carried.kind()),
                    carried.text().getBytes(StandardCharsets.UTF_8));
        }
        parts.describe(source.document().metadata());
        return new WrittenWord(parts.save(), notes);
    }

    private static Xml body(Draft draft, int width, int height) {
        WordPackage parts = draft.parts();
        PackagePart footnotesPart = parts.attach("footnotes", "rIdFootnotes");
        Footnotes notes =
                new Footnotes(draft, new PartLinks(parts, footnotesPart), new Place(0, width, "FootnoteText", 0));
        Xml out = new Xml()
                .raw(Xml.DECLARATION)
                .raw("<w:document" + Xml.NAMESPACES + ">")
                .open("w:body");
        Story story = new Story(
                out, new PartLinks(parts, parts.document()), notes, new Pictures(height), draft, Story.Kind.BODY);
        Place place = new Place(0, width, "BodyText", 0);
        new FrontPages(story).write(place);
        new Blocks(story).children(draft.source().document().root(), place);
        new PageFrame(draft).write(out);
        out.close("w:body").close("w:document");
        parts.write(footnotesPart, notes.part());
        return out;
    }

    private StyleBase styles(OwnStyles.Wanted wanted, WordSettings settings) {
        StyleBase own = cached("word " + wanted, () -> OwnStyles.of(wanted));
        return settings.styleSource()
                .map(StyleSource::new)
                .map(source -> cached("word " + wanted + source.state(), () -> source.read(own, wanted)))
                .orElse(own);
    }

    private StyleBase cached(String name, Supplier<StyleBase> make) {
        return templates.get(new TemplateCache.Key<>(StyleBase.class, name), () -> {
            StyleBase made = make.get();
            return new TemplateCache.Entry<>(made, made.weight());
        });
    }

    private static Bookmarks announced(WordSource source) {
        Bookmarks bookmarks = new Bookmarks();
        source.document().headings().forEach(heading -> bookmarks.announce("Toc", heading.id()));
        source.document().root().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof Figure figure) {
                    bookmarks.announce("Ref", figure.anchor());
                }
                visitChildren(block);
            }
        });
        return bookmarks;
    }
}
