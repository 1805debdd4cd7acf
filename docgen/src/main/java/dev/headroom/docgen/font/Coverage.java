package dev.headroom.docgen.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;

/**
 * Which characters can be printed: those that a fallback font or a font of the user has. Fonts are opened only when a text
 * needs more than the letters that are known to be there. One thread at a time, as the fonts that it looks into.
 */
public final class Coverage {

    /** First and last of the ranges that the widest bundled font has, in order; a test looks at each character. */
    static final int[][] KNOWN = {
        {0x20, 0x7E},
        {0xA0, 0x17F},
        {0x391, 0x3A1},
        {0x3A3, 0x3CE},
        {0x400, 0x45F},
        {0x1EA0, 0x1EF9},
        {0x2010, 0x2015},
        {0x2018, 0x201E},
        {0x2020, 0x2022},
        {0x2026, 0x2026},
        {0x20AC, 0x20AC}
    };

    private final LentFonts fonts;
    private final List<FontFile> files = new ArrayList<>();
    private final List<CmapLookup> tables = new ArrayList<>();

    /**
     * @param fonts lends the fonts
     * @param userFonts asked after the bundled ones
     */
    public Coverage(LentFonts fonts, List<FontFile> userFonts) {
        this.fonts = fonts;
        files.add(BundledFonts.WIDEST);
        files.addAll(userFonts);
    }

    /** Returns whether the character can be printed. */
    public boolean has(int codePoint) {
        if (isKnown(codePoint)) {
            return true;
        }
        for (int i = 0; i < files.size(); i++) {
            if (table(i).getGlyphId(codePoint) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the character is among those that need no look into a font. */
    static boolean isKnown(int codePoint) {
        for (int[] range : KNOWN) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }

    private CmapLookup table(int index) {
        try {
            if (tables.size() <= index) {
                tables.add(fonts.lend(files.get(index)).getUnicodeCmapLookup());
            }
            return tables.get(index);
        } catch (IOException e) {
            throw new UncheckedIOException("a parsed font must be readable", e);
        }
    }
}
