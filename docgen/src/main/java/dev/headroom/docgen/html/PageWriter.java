package dev.headroom.docgen.html;

import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.MarkdownParser;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.docgen.text.BundledText;
import dev.headroom.docgen.text.CleanText;
import dev.headroom.docgen.wording.Wording;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import dev.headroom.queue.CancelToken;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes one page of a document.
 *
 * <p>The layout is a Pebble template with the variables {@code title}, {@code subtitle}, {@code authors} (a list),
 * {@code date}, {@code subject}, {@code keywords}, {@code language}, {@code direction} (ltr or rtl), {@code cover} (whether
 * it is shown), {@code headings} (a list of {@code level}, {@code id}, {@code number}, {@code text}, three levels, empty
 * where no contents are shown), {@code words} ({@link Wording}), {@code screen} (whether the page is for browsers), and
 * {@code head} and {@code body}, which are markup and written with {@code | raw}. The engine escapes all others.
 *
 * <p>Thread-safe. Compiled layouts are kept in the template cache.
 */
public final class PageWriter {

    // the renderer's own choice lets data: pass, which a browser may open as a page
    private static final Set<String> LINK_PROTOCOLS = Set.of("http", "https", "mailto");
    private static final int CONTENTS_LEVELS = 3;
    private static final int BYTES_PER_CHARACTER = 20;

    private final TemplateCache templates;
    private final Optional<String> layout;

    /**
     * @param templates keeps the compiled layout
     * @param layout source of another layout; trusted, since it decides what is escaped
     */
    public PageWriter(TemplateCache templates, Optional<String> layout) {
        this.templates = templates;
        this.layout = layout;
    }

    /**
     * What a page looks like.
     *
     * @param medium where it is seen
     * @param head markup at the end of its head, such as a style element; trusted
     */
    public record Look(Medium medium, String head) {}

    /** Returns the page. */
    public String write(ParsedDocument document, PageImages images, Look look, CancelToken cancel) {
        PageParts parts = PageParts.of(document, look.medium(), images, cancel);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .nodeRendererFactory(context -> new BodyRenderer(context, parts)) // first, before the extensions' own
                .extensions(MarkdownParser.extensions())
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(LINK_PROTOCOLS))
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> new BodyAttributes(parts.direction()))
                .build();
        Map<String, Object> variables = variables(document, parts);
        variables.put("head", look.head());
        variables.put("screen", look.medium() == Medium.SCREEN);
        variables.put("body", renderer.render(document.root()));
        StringWriter page = new StringWriter();
        try {
            template().evaluate(page, variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // after rendering, because a reference such as &#1; is a character only then
        return CleanText.of(page.toString());
    }

    private PebbleTemplate template() {
        String name = layout.orElse("layout.peb");
        return templates.get(new TemplateCache.Key<>(PebbleTemplate.class, name), () -> {
            String source = layout.orElseGet(() -> BundledText.read(PageWriter.class, name));
            return new TemplateCache.Entry<>(
                    compile(source), ByteSize.of((long) source.length() * BYTES_PER_CHARACTER));
        });
    }

    private static PebbleTemplate compile(String source) {
        // the engine's own cache has no bound in bytes, so each template is compiled apart and kept in ours
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new StringLoader())
                .cacheActive(false)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .build();
        return engine.getTemplate(source);
    }

    private static Map<String, Object> variables(ParsedDocument document, PageParts parts) {
        DocumentMetadata metadata = document.metadata();
        DocumentLayout layout = document.source().layout();
        Locale language = metadata.language().equals(Locale.ROOT) ? Locale.ENGLISH : metadata.language();
        List<DocumentHeading> listed = layout.contents() == DocumentLayout.Contents.SHOWN
                ? document.headings().stream()
                        .filter(heading -> heading.level() <= CONTENTS_LEVELS)
                        .toList()
                : List.of();
        Map<String, Object> variables = new HashMap<>();
        variables.put("title", metadata.title());
        variables.put("subtitle", metadata.subtitle());
        variables.put("authors", metadata.authors());
        variables.put("date", metadata.date());
        variables.put("subject", metadata.subject());
        variables.put("keywords", metadata.keywords());
        variables.put("language", language.toLanguageTag());
        variables.put("direction", parts.direction().attribute);
        variables.put("cover", layout.cover() == DocumentLayout.Cover.SHOWN);
        variables.put("headings", listed);
        variables.put("words", parts.words());
        return variables;
    }
}
