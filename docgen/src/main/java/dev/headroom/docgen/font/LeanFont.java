package dev.headroom.docgen.font;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * A TrueType file cut down to what embedding it in a PDF reads: outlines of wanted characters, hints, widths, names and one
 * table from characters to glyphs. Kerning, ligatures, other scripts' shapes, glyph names and further character tables go; the PDF
 * library would parse them all, which takes most of the time and half of the memory. Of a collection it is the first font.
 *
 * <p>Source: OpenType 1.9, "The OpenType font file", "cmap" and "post".
 */
final class LeanFont {

    private static final int COLLECTION = 0x74746366; // ttcf
    private static final int TRUE_TYPE = 0x00010000;
    private static final int APPLE_TRUE_TYPE = 0x74727565; // true
    private static final int POST_WITHOUT_NAMES = 0x00030000;
    private static final int POST_BYTES = 32;
    private static final int DIRECTORY_ENTRY_BYTES = 16;
    private static final int HEADER_BYTES = 12;
    private static final int MOST_TABLES = 64;

    private static final List<String> KEPT = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
            "prep");

    private LeanFont() {}

    /**
     * Returns the file that is left.
     *
     * @param wanted which characters it is to keep
     * @throws IOException if it is not a TrueType font or is cut short
     */
    static byte[] of(byte[] original, IntPredicate wanted) throws IOException {
        try {
            return write(tables(ByteBuffer.wrap(original), wanted));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a file that is cut short", e);
        }
    }

    private static Map<String, ByteBuffer> tables(ByteBuffer file, IntPredicate wanted) throws IOException {
        int start = file.getInt(0) == COLLECTION ? file.getInt(HEADER_BYTES) : 0;
        int version = file.getInt(start);
        if (version != TRUE_TYPE && version != APPLE_TRUE_TYPE) {
            throw new IOException(version == 0x4F54544F ? "one with CFF outlines" : "something else");
        }
        int count = Short.toUnsignedInt(file.getShort(start + 4));
        if (count > MOST_TABLES) {
            throw new IOException("one of " + count + " tables");
        }
        Map<String, ByteBuffer> tables = new TreeMap<>();
        BitSet glyphs = new BitSet();
        // shown for what is missing
        glyphs.set(0);
        for (int i = 0; i < count; i++) {
            int entry = start + HEADER_BYTES + i * DIRECTORY_ENTRY_BYTES;
            String tag = tag(file, entry);
            if (KEPT.contains(tag)) {
                ByteBuffer table = file.slice(file.getInt(entry + 8), file.getInt(entry + 12));
                switch (tag) {
                    case "cmap" -> tables.put(tag, UnicodeTable.only(table, wanted, glyphs));
                    case "post" -> tables.put(tag, withoutNames(table));
                    default -> tables.put(tag, table);
                }
            }
        }
        dropOutlines(tables, glyphs);
        return tables;
    }

    private static void dropOutlines(Map<String, ByteBuffer> tables, BitSet wanted) throws IOException {
        ByteBuffer glyf = tables.get("glyf");
        ByteBuffer loca = tables.get("loca");
        ByteBuffer head = tables.get("head");
        if (glyf == null || loca == null || head == null) {
            throw new IOException("one without outlines");
        }
        Outlines outlines = Outlines.of(glyf, loca, head, wanted);
        tables.put("glyf", outlines.glyf());
        tables.put("loca", outlines.loca());
        byte[] wide = new byte[head.capacity()];
        head.get(0, wide);
        tables.put("head", ByteBuffer.wrap(wide).putShort(Outlines.WIDTH_OF_PLACES, (short) 1));
    }

    private static String tag(ByteBuffer file, int at) {
        StringBuilder tag = new StringBuilder(4);
        for (int i = 0; i < 4; i++) {
            tag.append((char) (file.get(at + i) & 0xFF));
        }
        return tag.toString();
    }

    private static ByteBuffer withoutNames(ByteBuffer post) {
        byte[] head = new byte[POST_BYTES];
        post.get(0, head);
        return ByteBuffer.wrap(head).putInt(0, POST_WITHOUT_NAMES);
    }

    private static byte[] write(Map<String, ByteBuffer> tables) {
        int offset = HEADER_BYTES + tables.size() * DIRECTORY_ENTRY_BYTES;
        int length = offset;
        for (ByteBuffer table : tables.values()) {
            length += padded(table.capacity());
        }
        ByteBuffer lean = ByteBuffer.allocate(length);
        lean.putInt(TRUE_TYPE)
                .putShort((short) tables.size())
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        int entry = HEADER_BYTES;
        for (Map.Entry<String, ByteBuffer> table : tables.entrySet()) {
            for (int i = 0; i < 4; i++) {
                lean.put(entry + i, (byte) table.getKey().charAt(i));
            }
            ByteBuffer bytes = table.getValue();
            // nobody checks the sum in between; embedding writes new ones
            lean.putInt(entry + 8, offset).putInt(entry + 12, bytes.capacity());
            lean.put(offset, bytes, 0, bytes.capacity());
            offset += padded(bytes.capacity());
            entry += DIRECTORY_ENTRY_BYTES;
        }
        return lean.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
