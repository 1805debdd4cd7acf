package dev.headroom.docgen.font;

import dev.headroom.docgen.font.FontFace.Slant;
import dev.headroom.docgen.font.FontFace.Weight;
import java.util.List;

/**
 * The DejaVu fonts (version 2.37, licence of Bitstream Vera), as their jar has them. Thread-safe; reads nothing before a
 * font is used.
 */
public final class BundledFonts {

    /** For running text. */
    public static final String SERIF = "DejaVu Serif Condensed";

    /** For headings, tables and margins. */
    public static final String SANS = "DejaVu Sans Condensed";

    /** For code. */
    public static final String MONO = "DejaVu Sans Mono";

    /** Has the most characters of all; for what the others lack. */
    public static final String FALLBACK = "DejaVu Sans";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    /** The upright of {@link #FALLBACK}. */
    static final FontFile WIDEST = FontFile.bundled(FOLDER + "DejaVuSans.ttf", point -> true);

    private static final List<FontFace> NAMED = List.of(
            face(SERIF, Weight.NORMAL, Slant.UPRIGHT, "DejaVuSerifCondensed.ttf"),
            face(SERIF, Weight.NORMAL, Slant.ITALIC, "DejaVuSerifCondensed-Italic.ttf"),
            face(SERIF, Weight.BOLD, Slant.UPRIGHT, "DejaVuSerifCondensed-Bold.ttf"),
            face(SERIF, Weight.BOLD, Slant.ITALIC, "DejaVuSerifCondensed-BoldItalic.ttf"),
            face(SANS, Weight.NORMAL, Slant.UPRIGHT, "DejaVuSansCondensed.ttf"),
            face(SANS, Weight.NORMAL, Slant.ITALIC, "DejaVuSansCondensed-Oblique.ttf"),
            face(SANS, Weight.BOLD, Slant.UPRIGHT, "DejaVuSansCondensed-Bold.ttf"),
            face(SANS, Weight.BOLD, Slant.ITALIC, "DejaVuSansCondensed-BoldOblique.ttf"),
            face(MONO, Weight.NORMAL, Slant.UPRIGHT, "DejaVuSansMono.ttf"),
            face(MONO, Weight.NORMAL, Slant.ITALIC, "DejaVuSansMono-Oblique.ttf"),
            face(MONO, Weight.BOLD, Slant.UPRIGHT, "DejaVuSansMono-Bold.ttf"),
            face(MONO, Weight.BOLD, Slant.ITALIC, "DejaVuSansMono-BoldOblique.ttf"));

    private static final List<FontFace> FALLBACKS = List.of(
            new FontFace(FALLBACK, Weight.NORMAL, Slant.UPRIGHT, WIDEST),
            new FontFace(
                    FALLBACK,
                    Weight.BOLD,
                    Slant.UPRIGHT,
                    FontFile.bundled(FOLDER + "DejaVuSans-Bold.ttf", point -> true)));

    private BundledFonts() {}

    /** Returns the fonts that style sheets name. */
    public static List<FontFace> named() {
        return NAMED;
    }

    /** Returns the fonts that are asked for what the named ones lack. */
    public static List<FontFace> fallbacks() {
        return FALLBACKS;
    }

    /** What the named fonts are for; a character beyond comes from the fallback, which has it too and looks the same. */
    private static boolean isEuropean(int point) {
        return point < 0x530
                || (point >= 0x1E00 && point < 0x2060)
                || (point >= 0x20A0 && point < 0x2300)
                || (point >= 0x2500 && point < 0x2600);
    }

    private static FontFace face(String family, Weight weight, Slant slant, String file) {
        return new FontFace(family, weight, slant, FontFile.bundled(FOLDER + file, BundledFonts::isEuropean));
    }
}
