package dev.headroom.docgen.font;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The character table of a font, cut down to the one subtable that covers most of Unicode. */
final class UnicodeTable {

    private static final int HEADER_BYTES = 4;
    private static final int RECORD_BYTES = 8;
    private static final int WINDOWS = 3;
    private static final int WINDOWS_FULL = 10;
    private static final int SEGMENTS = 4;
    private static final int GROUPS = 12;

    private UnicodeTable() {}

    /** Returns a table of one subtable: that of all planes if there is one, else that of the first plane. */
    static ByteBuffer only(ByteBuffer cmap) throws IOException {
        int records = Short.toUnsignedInt(cmap.getShort(2));
        int best = -1;
        int bestFormat = 0;
        for (int i = 0; i < records; i++) {
            int record = HEADER_BYTES + i * RECORD_BYTES;
            int platform = Short.toUnsignedInt(cmap.getShort(record));
            int encoding = Short.toUnsignedInt(cmap.getShort(record + 2));
            int offset = cmap.getInt(record + 4);
            int format = Short.toUnsignedInt(cmap.getShort(offset));
            boolean unicode = platform == 0 || (platform == WINDOWS && (encoding == 1 || encoding == WINDOWS_FULL));
            if (unicode && (format == SEGMENTS || format == GROUPS) && format > bestFormat) {
                best = offset;
                bestFormat = format;
            }
        }
        if (best < 0) {
            throw new IOException("one without a Unicode table of format 4 or 12");
        }
        int length = bestFormat == GROUPS ? cmap.getInt(best + 4) : Short.toUnsignedInt(cmap.getShort(best + 2));
        ByteBuffer only = ByteBuffer.allocate(HEADER_BYTES + RECORD_BYTES + length);
        only.putShort((short) 0).putShort((short) 1);
        only.putShort((short) WINDOWS).putShort((short) (bestFormat == GROUPS ? WINDOWS_FULL : 1));
        only.putInt(HEADER_BYTES + RECORD_BYTES);
        only.put(only.position(), cmap, best, length);
        return only;
    }
}
