package dev.headroom.viz.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * DejaVu Sans, from the class path: text looks the same on machines with other fonts and with none.
 *
 * <p>On Linux AWT asks fontconfig for the system's fonts before it parses any, and fails where there is no font ("Fontconfig
 * head is null"). Only then a file that names the bundled fonts instead is written and AWT is told of it by the system
 * property {@value FontSetting#PROPERTY}: text failed for the whole process before, so nobody's fonts change.
 */
enum BundledFont {
    /** Upright. */
    PLAIN("DejaVuSans.ttf"),
    /** Upright and bold. */
    BOLD("DejaVuSans-Bold.ttf");

    static final String FAMILY = "DejaVu Sans";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private final String file;

    BundledFont(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** Returns the font in size 1. */
    Font parse() {
        byte[] bytes = bytes();
        try {
            measureAny();
        } catch (InternalError | LinkageError | RuntimeException noSystemFonts) {
            if (!FontSetting.nameBundledFonts()) {
                throw noSystemFonts;
            }
            measureAny();
        }
        return create(bytes);
    }

    // fails where parsing would, but leaves no copy of the font in the folder of temporary files
    private static void measureAny() {
        new Font(Font.DIALOG, Font.PLAIN, 1).getStringBounds("0", new FontRenderContext(null, true, true));
    }

    /** Returns the file. */
    byte[] bytes() {
        try (InputStream in = BundledFont.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("font must be on the class path, was missing: " + FOLDER + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("font cannot be read: " + FOLDER + file, e);
        }
    }

    private Font create(byte[] bytes) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
        } catch (FontFormatException e) {
            throw new IllegalStateException("font must be TrueType, was damaged: " + FOLDER + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("font cannot be copied to the folder of temporary files", e);
        }
    }
}
