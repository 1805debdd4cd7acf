package dev.headroom.docgen.font;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One font's parsed form while nobody uses it. A parsed font moves a read position and is therefore lent to one printing
 * thread at a time; who finds the shelf empty parses another one, and one is kept of what comes back. Thread-safe.
 */
final class FontShelf {

    // of tables that are parsed into objects, and outlines are held twice; measured on the bundled fonts
    private static final int BYTES_PER_GLYPH = 75;

    private final FontFile file;
    private final ByteSize weight;
    private final Deque<TrueTypeFont> idle = new ArrayDeque<>(1);

    private FontShelf(FontFile file, TrueTypeFont first) throws IOException {
        this.file = file;
        this.weight = ByteSize.of(2 * first.getOriginalDataSize() + (long) BYTES_PER_GLYPH * first.getNumberOfGlyphs());
        idle.push(first);
    }

    /** Returns a shelf with one parsed form on it. */
    static FontShelf open(FontFile file) throws IOException {
        return new FontShelf(file, parse(file));
    }

    /** Returns about what one parsed form holds. */
    ByteSize weight() {
        return weight;
    }

    TrueTypeFont take() throws IOException {
        synchronized (idle) {
            TrueTypeFont font = idle.poll();
            if (font != null) {
                return font;
            }
        }
        return parse(file);
    }

    void giveBack(TrueTypeFont font) {
        synchronized (idle) {
            if (idle.isEmpty()) {
                idle.push(font);
            }
        }
    }

    private static TrueTypeFont parse(FontFile file) throws IOException {
        byte[] lean = LeanFont.of(file.read(), file::wants);
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(lean));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // the parser trusts offsets and counts inside tables
            throw new IOException("a damaged one", e);
        }
    }
}
