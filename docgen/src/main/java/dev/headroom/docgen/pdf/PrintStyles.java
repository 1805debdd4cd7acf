package dev.headroom.docgen.pdf;

import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.Stylesheet;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import dev.headroom.ByteSize;
import dev.headroom.cache.TemplateCache;
import dev.headroom.docgen.text.BundledText;
import dev.headroom.document.PageSetup;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parsed style sheets of a print, each kept in the cache. Parsed sheets are only read by the engine, which itself
 * shares its built-in one among all threads; so one parsed form serves all.
 */
final class PrintStyles {

    // of one character of the text, parsed; measured on print.css
    private static final int BYTES_PER_CHARACTER = 24;

    private static final String PRINT = "print.css";

    private final TemplateCache templates;

    PrintStyles(TemplateCache templates) {
        this.templates = templates;
    }

    /** Returns the library's sheet, that of the page's size and those of the user, in the order of the cascade. */
    List<StylesheetInfo> of(PageSetup page, List<String> more) {
        List<StylesheetInfo> sheets = new ArrayList<>();
        sheets.add(cached(PRINT, PRINT));
        sheets.add(cached("page " + page, pageRule(page)));
        for (String css : more) {
            sheets.add(cached("user " + css, css));
        }
        return sheets;
    }

    private StylesheetInfo cached(String key, String css) {
        Stylesheet parsed = templates.get(new TemplateCache.Key<>(Stylesheet.class, key), () -> {
            String text = PRINT.equals(css) ? printSheet() : css;
            return new TemplateCache.Entry<>(
                    parse(text, message -> {}), ByteSize.of((long) BYTES_PER_CHARACTER * text.length()));
        });
        StylesheetInfo info = new StylesheetInfo();
        info.setUri("headroom:style");
        info.setOrigin(StylesheetInfo.AUTHOR);
        info.setMedia("all");
        info.setType("text/css");
        info.setStylesheet(parsed);
        return info;
    }

    /** Parses as CSS wants it: what it does not know is told and skipped. */
    static Stylesheet parse(String css, Consumer<String> unknown) {
        try {
            CSSParser parser = new CSSParser((uri, message) -> unknown.accept(message));
            return parser.parseStylesheet("headroom:style", StylesheetInfo.AUTHOR, new StringReader(css));
        } catch (IOException e) {
            throw new UncheckedIOException("a style sheet in memory must be readable", e);
        }
    }

    private static String pageRule(PageSetup page) {
        return "@page { size: " + page.width() + "mm " + page.height() + "mm; margin: " + page.margin() + "mm; }";
    }

    static String printSheet() {
        return BundledText.read(PrintStyles.class, PRINT);
    }
}
