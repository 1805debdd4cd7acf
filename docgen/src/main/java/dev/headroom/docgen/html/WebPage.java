package dev.headroom.docgen.html;

import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.css.StyleSheet;
import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.ParsedDocument;
import dev.headroom.document.DocumentFile;
import dev.headroom.document.RenderedDocument.SizeStep;
import dev.headroom.queue.CancelToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
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
        String css = settings.styles().orElseGet(() -> PageWriter.resource("screen.css"));
        Document page = Jsoup.parse(markup);
        page.outputSettings().prettyPrint(false);
        cancel.throwIfCancelled();
        Optional<StyleSheet> sheet = sheet(css);
        String used = sheet.map(parsed -> parsed.usedBy(page)).orElse(css);
        Space.remove(page);
        cancel.throwIfCancelled();
        long markupBytes = utf8(markup);
        List<SizeStep> sizes = new ArrayList<>();
        sizes.add(step("unused style rules removed", markupBytes + utf8(css), markupBytes + utf8(used)));
        sizes.add(step("superfluous space removed", markupBytes + utf8(used), utf8(page.outerHtml()) + utf8(used)));
        return settings.form() == HtmlSettings.Form.SINGLE_FILE
                ? singleFile(page, name, used, bySource, sizes)
                : separateFiles(page, name, used, bySource.values(), sizes);
    }

    /**
     * The images that a page may show.
     *
     * @param named those that the body names
     * @param charts drawn charts by the names of their blocks
     */
    public record ImageFiles(dev.headroom.docgen.image.DocumentImages named, Map<String, DocumentImage> charts) {}

    private Optional<StyleSheet> sheet(String css) {
        return templates
                .get(new TemplateCache.Key<>(ParsedSheet.class, css), () -> {
                    Optional<StyleSheet> parsed = StyleSheet.parse(css);
                    ByteSize weight = parsed.map(StyleSheet::weight).orElse(ByteSize.of(64));
                    return new TemplateCache.Entry<>(
                            new ParsedSheet(parsed), weight.plus(ByteSize.of(2L * css.length())));
                })
                .sheet();
    }

    private record ParsedSheet(Optional<StyleSheet> sheet) {}

    private static Files singleFile(
            Document page, String name, String css, Map<String, DocumentImage> bySource, List<SizeStep> sizes) {
        page.head().appendElement("style").appendChild(new DataNode(css));
        for (Element shown : page.select("img[src]")) {
            DocumentImage image = bySource.get(shown.attr("src"));
            if (image != null) {
                String data = Base64.getEncoder().encodeToString(image.bytes());
                shown.attr("src", "data:" + image.mediaType() + ";base64," + data);
                shown.removeAttr("loading"); // what is here already cannot be loaded later
            }
        }
        return new Files(List.of(htmlFile(page, name)), sizes);
    }

    private static Files separateFiles(
            Document page, String name, String css, Collection<DocumentImage> images, List<SizeStep> sizes) {
        String styles = name + ".css";
        page.head().appendElement("link").attr("rel", "stylesheet").attr("href", styles);
        List<DocumentFile> files = new ArrayList<>();
        files.add(htmlFile(page, name));
        files.add(new DocumentFile(styles, "text/css; charset=utf-8", css.getBytes(StandardCharsets.UTF_8)));
        for (DocumentImage image : images) {
            files.add(new DocumentFile(IMAGES + image.name(), image.mediaType(), image.bytes()));
        }
        return new Files(files, sizes);
    }

    private static DocumentFile htmlFile(Document page, String name) {
        return new DocumentFile(
                name + ".html", "text/html; charset=utf-8", page.outerHtml().getBytes(StandardCharsets.UTF_8));
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
