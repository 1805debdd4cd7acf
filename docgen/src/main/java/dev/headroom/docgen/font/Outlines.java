package dev.headroom.docgen.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * The outlines of a font without those that no wanted character leads to. Glyphs keep their numbers; the others become
 * empty. Source: OpenType 1.9, "glyf" and "loca".
 *
 * @param glyf outlines
 * @param loca where each begins, as 32 bits
 */
record Outlines(ByteBuffer glyf, ByteBuffer loca) {

    /** Where the head of a font says how wide places are. */
    static final int WIDTH_OF_PLACES = 50;

    private static final int HEADER_BYTES = 10;
    private static final int WORDS = 1;
    private static final int SCALE = 8;
    private static final int MORE = 0x20;
    private static final int TWO_SCALES = 0x40;
    private static final int MATRIX = 0x80;

    /** Where glyphs begin. */
    private record Places(ByteBuffer loca, Width width) {

        int of(int glyph) {
            return width == Width.WIDE ? loca.getInt(4 * glyph) : 2 * Short.toUnsignedInt(loca.getShort(2 * glyph));
        }

        int glyphs() {
            return loca.capacity() / (width == Width.WIDE ? 4 : 2) - 1;
        }
    }

    private enum Width {
        WIDE,
        HALF
    }

    /**
     * Returns what is left.
     *
     * @param head of the font, says how wide places are
     * @param wanted glyphs to keep; those that they are made of are added to it
     */
    static Outlines of(ByteBuffer glyf, ByteBuffer loca, ByteBuffer head, BitSet wanted) throws IOException {
        Places places = new Places(loca, head.getShort(WIDTH_OF_PLACES) == 0 ? Width.HALF : Width.WIDE);
        addParts(glyf, places, wanted);
        int glyphs = places.glyphs();
        int length = 0;
        for (int glyph = wanted.nextSetBit(0); glyph >= 0 && glyph < glyphs; glyph = wanted.nextSetBit(glyph + 1)) {
            length += places.of(glyph + 1) - places.of(glyph);
        }
        if (length > glyf.capacity()) {
            throw new IOException("one whose outlines overlap");
        }
        ByteBuffer leanGlyf = ByteBuffer.allocate(length);
        ByteBuffer leanLoca = ByteBuffer.allocate(4 * (glyphs + 1));
        for (int glyph = 0; glyph < glyphs; glyph++) {
            leanLoca.putInt(leanGlyf.position());
            if (wanted.get(glyph)) {
                leanGlyf.put(glyf.slice(places.of(glyph), places.of(glyph + 1) - places.of(glyph)));
            }
        }
        leanLoca.putInt(leanGlyf.position());
        return new Outlines(leanGlyf, leanLoca);
    }

    private static void addParts(ByteBuffer glyf, Places places, BitSet wanted) throws IOException {
        Deque<Integer> open = new ArrayDeque<>();
        wanted.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int glyph = open.remove();
            if (glyph >= places.glyphs()) {
                throw new IOException("one that names glyph " + glyph + " of " + places.glyphs());
            }
            int at = places.of(glyph);
            if (places.of(glyph + 1) - at > HEADER_BYTES && glyf.getShort(at) < 0) {
                int flags = MORE;
                for (int part = at + HEADER_BYTES; (flags & MORE) != 0; part += 4 + argumentBytes(flags)) {
                    flags = Short.toUnsignedInt(glyf.getShort(part));
                    int used = Short.toUnsignedInt(glyf.getShort(part + 2));
                    if (!wanted.get(used)) {
                        wanted.set(used);
                        open.add(used);
                    }
                }
            }
        }
    }

    private static int argumentBytes(int flags) {
        int bytes = (flags & WORDS) != 0 ? 4 : 2;
        if ((flags & SCALE) != 0) {
            return bytes + 2;
        }
        if ((flags & TWO_SCALES) != 0) {
            return bytes + 4;
        }
        return (flags & MATRIX) != 0 ? bytes + 8 : bytes;
    }
}
