package dev.headroom.docgen.pdf;

import dev.headroom.docgen.font.FontFile;
import java.util.List;
import java.util.Objects;

/**
 * How pages are printed.
 *
 * @param conformance which standards the file must meet
 * @param fonts asked for what the bundled fonts do not have, in this order; TrueType outlines only
 * @param styleSheets CSS after the library's own, trusted by the caller; nothing that it links to is fetched
 */
public record PdfSettings(Conformance conformance, List<FontFile> fonts, List<String> styleSheets) {

    /** No standard, bundled fonts, the library's own style. */
    public static final PdfSettings DEFAULTS = new PdfSettings(Conformance.NONE, List.of(), List.of());

    /** Copies the lists. */
    public PdfSettings {
        Objects.requireNonNull(conformance, "conformance");
        fonts = List.copyOf(fonts);
        styleSheets = List.copyOf(styleSheets);
    }

    /** Returns the same under other standards. */
    public PdfSettings withConformance(Conformance newConformance) {
        return new PdfSettings(newConformance, fonts, styleSheets);
    }

    /** Returns the same with other fonts of the user. */
    public PdfSettings withFonts(List<FontFile> newFonts) {
        return new PdfSettings(conformance, newFonts, styleSheets);
    }

    /** Returns the same with other style sheets of the user. */
    public PdfSettings withStyleSheets(List<String> newStyleSheets) {
        return new PdfSettings(conformance, fonts, newStyleSheets);
    }
}
