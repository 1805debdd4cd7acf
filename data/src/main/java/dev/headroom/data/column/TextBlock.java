package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Texts one after the other in segments: one byte a character where all are below U+0100, else two, which keeps even
 * halves of surrogate pairs. A place is {@code (segment · 2^20 + offset) · 2 + (two bytes? 1 : 0)}; a text ends where
 * the next begins, or with its segment.
 */
final class TextBlock {

    /** A segment takes texts until it is this long, so that every text begins below. */
    static final int SEGMENT = 1 << 20;

    private static final int OFFSET = SEGMENT - 1;

    private final ByteBuffer[] segments;
    private final Codes places;
    private final int size;

    /** @param places one for each text and one for the end */
    TextBlock(List<ByteBuffer> segments, Codes places, int size) {
        this.segments = segments.toArray(ByteBuffer[]::new);
        this.places = places;
        this.size = size;
    }

    static int place(int segment, int offset, boolean wide) {
        return (segment * SEGMENT + offset) << 1 | (wide ? 1 : 0);
    }

    int size() {
        return size;
    }

    String get(int index) {
        int place = (int) places.get(index);
        int next = (int) places.get(index + 1);
        int segment = place >>> 1 >>> 20;
        ByteBuffer bytes =
                segments.length == 0 ? ByteBuffer.allocate(0) : segments[Math.min(segment, segments.length - 1)];
        int start = place >>> 1 & OFFSET;
        int end = next >>> 1 >>> 20 == segment ? next >>> 1 & OFFSET : bytes.capacity();
        return text(bytes, start, end - start, (place & 1) != 0);
    }

    private static String text(ByteBuffer bytes, int start, int length, boolean wide) {
        if (length <= 0) {
            return "";
        }
        byte[] array;
        int from;
        if (bytes.hasArray()) {
            array = bytes.array();
            from = bytes.arrayOffset() + start;
        } else {
            array = new byte[length];
            bytes.get(start, array);
            from = 0;
        }
        if (!wide) {
            return new String(array, from, length, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[length / Character.BYTES];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((array[from + 2 * i] & 0xFF) | (array[from + 2 * i + 1] << 8));
        }
        return new String(chars);
    }

    ByteSize heapBytes() {
        ByteSize bytes = places.heapBytes();
        for (ByteBuffer segment : segments) {
            bytes = segment.hasArray() ? bytes.plus(ByteSize.of(segment.capacity())) : bytes;
        }
        return bytes;
    }
}
