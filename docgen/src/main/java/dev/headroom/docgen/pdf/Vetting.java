package dev.headroom.docgen.pdf;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Takes out of a document whatever would fetch something, run something or link to something unusual, and says so. The
 * engine is told to refuse all the same; this is the first of two walls, and the one that leaves words instead of a gap.
 */
final class Vetting {

    private static final Set<String> FETCHING = Set.of(
            "script",
            "style",
            "link",
            "base",
            "object",
            "embed",
            "iframe",
            "frame",
            "applet",
            "audio",
            "video",
            "source",
            "track",
            "svg",
            "math",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "bookmarks",
            "bookmark");
    private static final Pattern FETCHING_STYLE =
            Pattern.compile("url\\s*\\(|@import|-fs-|image\\s*\\(|\\\\", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("(?i)(#|https?:|mailto:|tel:|doi:).*");

    private final Predicate<String> isImage;
    private final Notes notes;

    /** @param isImage whether there is an image of that name */
    Vetting(Predicate<String> isImage, Notes notes) {
        this.isImage = isImage;
        this.notes = notes;
    }

    void apply(Document document) {
        Elements.each(document.getDocumentElement(), this::vet);
    }

    private void vet(Element element) {
        String name = element.getTagName().toLowerCase(Locale.ROOT);
        if (FETCHING.contains(name)) {
            notes.add("<" + name + "> is not printed and was left out");
            remove(element);
            return;
        }
        if (FETCHING_STYLE.matcher(element.getAttribute("style")).find()) {
            notes.add("style of <" + name + "> refers to something outside the document and was left out");
            element.removeAttribute("style");
        }
        // the engine turns these into style that can fetch, or into attached files
        element.removeAttribute("background");
        element.removeAttribute("download");
        switch (name) {
            case "img" -> vetImage(element);
            case "a" -> vetLink(element);
            default -> {}
        }
    }

    private void vetImage(Element image) {
        String source = image.getAttribute("src");
        if (source.startsWith(PageImages.SCHEME) && isImage.test(source.substring(PageImages.SCHEME.length()))) {
            return;
        }
        notes.add("image " + abbreviated(source) + " is not among the images of the document and was left out");
        String alternative = image.getAttribute("alt");
        Element words = image.getOwnerDocument().createElement("span");
        words.setAttribute("class", "left-out");
        words.setTextContent("[" + (alternative.isBlank() ? "image" : alternative) + "]");
        Node parent = image.getParentNode();
        if (parent != null) {
            parent.replaceChild(words, image);
        }
    }

    private void vetLink(Element link) {
        String target = link.getAttribute("href");
        if (!target.isEmpty() && !LINK.matcher(target).matches()) {
            notes.add("link to " + abbreviated(target) + " is text only");
            link.removeAttribute("href");
        }
    }

    private static void remove(Element element) {
        Node parent = element.getParentNode();
        if (parent != null) {
            parent.removeChild(element);
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
