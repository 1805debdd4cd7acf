package dev.headroom.docgen.font;

import dev.headroom.MalformedFileException;
import dev.headroom.cache.TemplateCache;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * The parsed fonts that one printing thread uses, each taken from the cache when it is first asked for; closing gives all
 * of them back. One thread at a time.
 *
 * <pre>{@code
 * try (LentFonts fonts = new LentFonts(templates)) {
 *     TrueTypeFont font = fonts.lend(face.file());
 * }
 * }</pre>
 */
public final class LentFonts implements AutoCloseable {

    private record Lent(FontShelf shelf, TrueTypeFont font) {}

    private final TemplateCache templates;
    private final Map<String, Lent> lent = new LinkedHashMap<>();

    /** @param templates where parsed fonts wait for their next use */
    public LentFonts(TemplateCache templates) {
        this.templates = templates;
    }

    /**
     * Returns the parsed font, for this thread until closing.
     *
     * @throws MalformedFileException if it is not a font or has other than TrueType outlines
     */
    public TrueTypeFont lend(FontFile file) {
        return lent.computeIfAbsent(file.cacheKey(), key -> take(file)).font();
    }

    private Lent take(FontFile file) {
        try {
            FontShelf shelf =
                    templates.get(new TemplateCache.Key<>(FontShelf.class, file.cacheKey()), () -> opened(file));
            return new Lent(shelf, shelf.take());
        } catch (IOException e) {
            throw malformed(file, e);
        }
    }

    private static TemplateCache.Entry<FontShelf> opened(FontFile file) {
        try {
            FontShelf shelf = FontShelf.open(file);
            return new TemplateCache.Entry<>(shelf, shelf.weight());
        } catch (IOException e) {
            throw malformed(file, e);
        }
    }

    private static MalformedFileException malformed(FontFile file, IOException cause) {
        return new MalformedFileException(
                file.name(), "font", "be a TrueType font", String.valueOf(cause.getMessage()), cause);
    }

    @Override
    public void close() {
        lent.values().forEach(each -> each.shelf().giveBack(each.font()));
        lent.clear();
    }
}
