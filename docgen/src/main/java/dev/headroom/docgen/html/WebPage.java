package dev.headroom.docgen.html;

import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.css.StyleSheet;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.docgen.text.BundledText;
import dev.headroom.document.DocumentFile;
import dev.headroom.document.RenderedDocument.SizeStep;
import dev.headroom.queue.CancelToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Makes the page of a document small: the style sheet without the rules that it does not use, markup without superfluous
 * space, images within it or beside it.
 *
 * <p>Thread-safe. Compiled layouts and parsed style sheets are kept in the template cache. Holds the page about four
 * times while it works.
 */
public final class WebPage {

    /** The folder that images lie in, beside the page. */
    public static final String IMAGES = "images/";

    // no page made here needs any of these, and a layout of one's own should not either
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; "
            + "object-src 'none'; base-uri 'none'; form-action 'none'\" />";

    private final TemplateCache templates;

    /** @param templates keeps what is compiled */
    public WebPage(TemplateCache templates) {
        this.templates = templates;
    }

    /**
     * What was made.
     *
     * @param files the page first
     * @param sizes how page and style sheet shrank together
     */
    public record Files(List<DocumentFile> files, List<SizeStep> sizes) {}

    /**
     * Makes the page.
     *
     * @param name of its file, without the extension
     * @param images whose sources are replaced by what the form needs
     */
    public Files make(
            ParsedDocument document, String name, ImageFiles images, HtmlSettings settings, CancelToken cancel) {
        Map<String, DocumentImage> bySource = new LinkedHashMap<>();
        PageImages recorded = new PageImages(images.named(), images.charts(), image -> {
            String source = IMAGES + image.name();
            bySource.put(source, image);
            return source;
        });
        String markup = new PageWriter(templates, settings.layout())
                .write(document, recorded, new PageWriter.Look(Medium.SCREEN, POLICY), cancel);
        Styles styles = styles(settings.styles());
        Document page = Jsoup.parse(markup);
        page.outputSettings().prettyPrint(false);
        cancel.throwIfCancelled();
        String used = styles.usedBy(page);
        Space.remove(page);
        cancel.throwIfCancelled();
        boolean single = settings.form() == HtmlSettings.Form.SINGLE_FILE;
        long added = single ? putInside(page, used, bySource) : referTo(page, name + ".css");
        byte[] html = page.outerHtml().getBytes(StandardCharsets.UTF_8);
        long before = utf8(markup) + utf8(styles.text());
        long withUsed = utf8(markup) + utf8(used);
        List<SizeStep> sizes = List.of(
                step("unused style rules removed", before, withUsed),
                step("superfluous space removed", withUsed, html.length - added + utf8(used)));
        List<DocumentFile> files = new ArrayList<>();
        files.add(new DocumentFile(name + ".html", "text/html; charset=utf-8", html));
        if (!single) {
            files.add(
                    new DocumentFile(name + ".css", "text/css; charset=utf-8", used.getBytes(StandardCharsets.UTF_8)));
            bySource.forEach((source, image) -> files.add(new DocumentFile(source, image.mediaType(), image.bytes())));
        }
        return new Files(files, sizes);
    }

    /**
     * The images that a page may show.
     *
     * @param named those that the body names
     * @param charts drawn charts by the names of their blocks
     */
    public record ImageFiles(dev.headroom.docgen.image.DocumentImages named, Map<String, DocumentImage> charts) {}

    /** A style sheet as it is written, and parsed unless it breaks the rules. */
    private record Styles(String text, Optional<StyleSheet> sheet) {

        String usedBy(Document page) {
            return sheet.map(parsed -> parsed.usedBy(page)).orElse(text);
        }
    }

    private Styles styles(Optional<String> own) {
        String name = own.orElse("screen.css");
        return templates.get(new TemplateCache.Key<>(Styles.class, name), () -> {
            String css = own.orElseGet(() -> BundledText.read(WebPage.class, name));
            Optional<StyleSheet> parsed = StyleSheet.parse(css);
            ByteSize weight = parsed.map(StyleSheet::weight).orElse(ByteSize.ZERO);
            return new TemplateCache.Entry<>(new Styles(css, parsed), weight.plus(ByteSize.of(4L * css.length())));
        });
    }

    /** Lets a page find its style sheet and returns by how many bytes it grew. */
    private static long referTo(Document page, String css) {
        Element link = page.head().appendElement("link");
        return utf8(link.attr("rel", "stylesheet").attr("href", css).outerHtml());
    }

    /** Puts styles and images into a page and returns by how many bytes it grew. */
    private static long putInside(Document page, String css, Map<String, DocumentImage> bySource) {
        page.head().appendElement("style").appendChild(new DataNode(css));
        long added = "<style></style>".length() + utf8(css);
        for (Element shown : page.select("img[src]")) {
            String source = shown.attr("src");
            DocumentImage image = bySource.get(source);
            if (image != null) {
                String data = "data:" + image.mediaType() + ";base64,"
                        + Base64.getEncoder().encodeToString(image.bytes());
                shown.attr("src", data);
                shown.removeAttr("loading"); // what is here already cannot be loaded later
                added += data.length() - source.length();
            }
        }
        return added;
    }

    private static SizeStep step(String name, long before, long after) {
        return new SizeStep(name, ByteSize.of(before), ByteSize.of(after));
    }

    private static long utf8(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a pair counts for two of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
