package dev.headroom.docgen.pdf;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import dev.headroom.docgen.font.FontFile;
import dev.headroom.docgen.font.LentFonts;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font that is opened when the engine first needs it, and embedded with the characters used. */
final class EmbeddedFont extends PDFontSupplier {

    private final FontFile file;
    private final LentFonts fonts;
    private final PDDocument document;

    EmbeddedFont(FontFile file, LentFonts fonts, PDDocument document) {
        super(null);
        this.file = file;
        this.fonts = fonts;
        this.document = document;
    }

    @Override
    public PDFont supply() {
        try {
            return PDType0Font.load(document, fonts.lend(file), true);
        } catch (IOException e) {
            throw new UncheckedIOException(file.name() + " must allow embedding", e);
        }
    }
}
