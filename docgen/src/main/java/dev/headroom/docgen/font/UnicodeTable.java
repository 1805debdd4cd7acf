package dev.headroom.docgen.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The character table of a font, cut down to one subtable and to the characters wanted, each of which costs the PDF library
 * about 70 bytes. Source: OpenType 1.9, "cmap", formats 4 and 12.
 */
final class UnicodeTable {

    private static final int HEADER_BYTES = 4;
    private static final int RECORD_BYTES = 8;
    private static final int WINDOWS = 3;
    private static final int WINDOWS_FIRST_PLANE = 1;
    private static final int WINDOWS_ALL_PLANES = 10;
    private static final int SEGMENTS = 4;
    private static final int GROUPS = 12;
    private static final int GROUPS_HEADER_BYTES = 16;
    private static final int GROUP_BYTES = 12;
    private static final int MOST_GLYPHS = 0xFFFF;

    private final IntPredicate wanted;
    private final BitSet glyphs;
    private ByteBuffer groups = ByteBuffer.allocate(512 * GROUP_BYTES);
    private int first = -1;
    private int last = -1;
    private int glyph;

    private UnicodeTable(IntPredicate wanted, BitSet glyphs) {
        this.wanted = wanted;
        this.glyphs = glyphs;
    }

    /**
     * Returns the table of all planes if there is one, else that of the first plane, without what is not wanted.
     *
     * @param glyphs the glyphs of the characters that are left are added to it
     */
    static ByteBuffer only(ByteBuffer cmap, IntPredicate wanted, BitSet glyphs) throws IOException {
        int records = Short.toUnsignedInt(cmap.getShort(2));
        int best = -1;
        int bestFormat = 0;
        for (int i = 0; i < records; i++) {
            int record = HEADER_BYTES + i * RECORD_BYTES;
            int platform = unsigned(cmap, record);
            int encoding = unsigned(cmap, record + 2);
            int offset = cmap.getInt(record + 4);
            int format = unsigned(cmap, offset);
            boolean unicode = platform == 0
                    || (platform == WINDOWS && (encoding == WINDOWS_FIRST_PLANE || encoding == WINDOWS_ALL_PLANES));
            if (unicode && (format == SEGMENTS || format == GROUPS) && format > bestFormat) {
                best = offset;
                bestFormat = format;
            }
        }
        if (best < 0) {
            throw new IOException("one without a Unicode table of format 4 or 12");
        }
        UnicodeTable table = new UnicodeTable(wanted, glyphs);
        ByteBuffer subtable = cmap.slice(best, cmap.capacity() - best);
        if (bestFormat == GROUPS) {
            table.readGroups(subtable);
        } else {
            table.readSegments(subtable);
        }
        return table.written();
    }

    private void readGroups(ByteBuffer subtable) throws IOException {
        int count = subtable.getInt(12);
        int previous = -1;
        for (int i = 0; i < count; i++) {
            int group = GROUPS_HEADER_BYTES + i * GROUP_BYTES;
            int start = subtable.getInt(group);
            int end = subtable.getInt(group + 4);
            if (start <= previous || end < start || end > Character.MAX_CODE_POINT) {
                throw new IOException("one whose table of characters is not in order");
            }
            previous = end;
            int glyphOfStart = subtable.getInt(group + 8);
            if (glyphOfStart < 0 || glyphOfStart > MOST_GLYPHS || glyphOfStart + end - start > MOST_GLYPHS) {
                throw new IOException("one with more than " + MOST_GLYPHS + " glyphs");
            }
            for (int point = start; point <= end; point++) {
                add(point, glyphOfStart + point - start);
            }
        }
    }

    private void readSegments(ByteBuffer subtable) throws IOException {
        int doubled = unsigned(subtable, 6);
        int previous = -1;
        for (int i = 0; i < doubled; i += 2) {
            int end = unsigned(subtable, 14 + i);
            int start = unsigned(subtable, 16 + doubled + i);
            int delta = unsigned(subtable, 16 + 2 * doubled + i);
            int rangeAt = 16 + 3 * doubled + i;
            int range = unsigned(subtable, rangeAt);
            if (start <= previous || end < start) {
                throw new IOException("one whose table of characters is not in order");
            }
            previous = end;
            for (int point = start; point <= end && point < 0xFFFF; point++) {
                int id = range == 0 ? point : unsigned(subtable, rangeAt + range + 2 * (point - start));
                add(point, range != 0 && id == 0 ? 0 : (id + delta) & 0xFFFF);
            }
        }
    }

    private void add(int point, int id) {
        if (id == 0 || !wanted.test(point)) {
            return;
        }
        glyphs.set(id);
        if (first < 0 || point != last + 1 || id != glyph + point - first) {
            close();
            first = point;
            glyph = id;
        }
        last = point;
    }

    private void close() {
        if (first >= 0) {
            if (groups.remaining() < GROUP_BYTES) {
                groups = ByteBuffer.allocate(groups.capacity() * 2).put(groups.flip());
            }
            groups.putInt(first).putInt(last).putInt(glyph);
        }
    }

    private ByteBuffer written() {
        close();
        groups.flip();
        int length = GROUPS_HEADER_BYTES + groups.limit();
        ByteBuffer cmap = ByteBuffer.allocate(HEADER_BYTES + RECORD_BYTES + length);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) WINDOWS).putShort((short) WINDOWS_ALL_PLANES).putInt(HEADER_BYTES + RECORD_BYTES);
        cmap.putShort((short) GROUPS).putShort((short) 0).putInt(length).putInt(0);
        cmap.putInt(groups.limit() / GROUP_BYTES).put(groups);
        return cmap;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
