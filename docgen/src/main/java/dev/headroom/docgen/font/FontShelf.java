package dev.headroom.docgen.font;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The parsed forms of one font that nobody uses just now. A parsed font moves a read position and is therefore lent to
 * one printing thread at a time; who finds the shelf empty parses another one. Thread-safe.
 */
final class FontShelf {

    private static final int MOST_IDLE = 2;

    private final FontFile file;
    private final Deque<TrueTypeFont> idle = new ArrayDeque<>(MOST_IDLE);

    FontShelf(FontFile file) {
        this.file = file;
    }

    TrueTypeFont take() throws IOException {
        synchronized (idle) {
            TrueTypeFont font = idle.poll();
            if (font != null) {
                return font;
            }
        }
        return parse();
    }

    void giveBack(TrueTypeFont font) {
        synchronized (idle) {
            if (idle.size() < MOST_IDLE) {
                idle.push(font);
            }
        }
    }

    private TrueTypeFont parse() throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(LeanFont.of(file.read())));
    }
}
