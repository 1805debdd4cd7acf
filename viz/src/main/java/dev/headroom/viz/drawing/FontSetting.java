package dev.headroom.viz.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells AWT which fonts there are, for a machine without any. The file's form is that of the JDK's own {@code
 * fontconfig.properties}; see Oracle's "Font Configuration Files".
 */
final class FontSetting {

    /** Names the file to AWT. */
    static final String PROPERTY = "sun.awt.fontconfig";

    private static final String[] LOGICAL_FONTS = {"serif", "sansserif", "monospaced", "dialog", "dialoginput"};

    private FontSetting() {}

    /** Writes the file and names it; returns whether AWT may be asked again, false where a file was named before. */
    static synchronized boolean nameBundledFonts() {
        if (System.getProperty(PROPERTY) != null) {
            return false;
        }
        System.setProperty(PROPERTY, write().toString());
        return true;
    }

    private static Path write() {
        try {
            Path folder = Files.createTempDirectory("headroom-fonts");
            // deleted in the reverse order
            folder.toFile().deleteOnExit();
            StringBuilder setting = new StringBuilder("version=1\nsequence.allfonts=default\n");
            for (String font : LOGICAL_FONTS) {
                line(setting, font + ".plain", BundledFont.PLAIN);
                line(setting, font + ".italic", BundledFont.PLAIN);
                line(setting, font + ".bold", BundledFont.BOLD);
                line(setting, font + ".bolditalic", BundledFont.BOLD);
            }
            for (BundledFont font : BundledFont.values()) {
                Path copy = folder.resolve(font.file());
                Files.write(copy, font.bytes());
                copy.toFile().deleteOnExit();
                setting.append("filename.")
                        .append(font.name())
                        .append('=')
                        .append(copy)
                        .append('\n');
            }
            Path file = folder.resolve("fontconfig.properties");
            Files.writeString(file, setting, StandardCharsets.ISO_8859_1);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("fonts cannot be copied to the folder of temporary files", e);
        }
    }

    private static void line(StringBuilder setting, String logicalFont, BundledFont font) {
        setting.append(logicalFont).append(".default=").append(font.name()).append('\n');
    }
}
