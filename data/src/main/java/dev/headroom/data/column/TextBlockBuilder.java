package dev.headroom.data.column;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Appends texts to a {@link TextBlock}. A text that is not committed is overwritten by the next. */
final class TextBlockBuilder {

    private static final int FIRST_SEGMENT = 1 << 8;
    private static final int MAX_SEGMENTS = 1 << 10;

    private final Function<byte[], ByteBuffer> keep;

    private final List<ByteBuffer> segments = new ArrayList<>();
    private byte[] segment = new byte[FIRST_SEGMENT];
    private int used;
    private int pending;
    private boolean wide;

    private int[] places;
    private int size;

    /** @param keep takes a full segment and says where it is from then on */
    TextBlockBuilder(Function<byte[], ByteBuffer> keep, int expected) {
        this.keep = keep;
        places = new int[expected + 1];
    }

    int size() {
        return size;
    }

    /** Returns the bytes of texts so far. */
    long bytes() {
        return (long) segments.size() * TextBlock.SEGMENT + used;
    }

    /** Writes a text behind the committed ones. */
    void append(char[] buffer, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= buffer[i];
        }
        wide = all > 0xFF;
        pending = wide ? length * Character.BYTES : length;
        reserve(pending);
        int to = used;
        if (wide) {
            for (int i = offset; i < offset + length; i++) {
                segment[to++] = (byte) buffer[i];
                segment[to++] = (byte) (buffer[i] >>> 8);
            }
        } else {
            for (int i = offset; i < offset + length; i++) {
                segment[to++] = (byte) buffer[i];
            }
        }
    }

    /** Returns whether the text appended last has characters beyond Latin-1. */
    boolean isWide() {
        return wide;
    }

    /** Writes nothing behind the committed texts: the row has no value. */
    void appendEmpty() {
        pending = 0;
        wide = false;
    }

    private void reserve(int bytes) {
        if (segment.length - used < bytes) {
            int wanted = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * segment.length, (long) used + bytes));
            segment = Arrays.copyOf(segment, wanted);
        }
    }

    /** Makes the appended text the next of the block. */
    void commit() {
        if (size + 1 >= places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[size++] = TextBlock.place(segments.size(), used, wide);
        used += pending;
        pending = 0;
        if (used >= TextBlock.SEGMENT) {
            endSegment();
        }
        places[size] = TextBlock.place(segments.size(), used, false);
    }

    private void endSegment() {
        if (segments.size() + 1 == MAX_SEGMENTS) {
            throw new OverBudgetException(
                    "the text of one chunk or dictionary",
                    ByteSize.of(bytes()),
                    ByteSize.of((long) MAX_SEGMENTS * TextBlock.SEGMENT),
                    List.of());
        }
        segments.add(keep.apply(used == segment.length ? segment : Arrays.copyOf(segment, used)));
        segment = new byte[FIRST_SEGMENT];
        used = 0;
    }

    /** Returns whether a committed text has these characters. */
    boolean matches(int index, char[] buffer, int offset, int length) {
        int place = places[index];
        int next = places[index + 1];
        int at = place >>> 1 >>> 20;
        boolean open = at == segments.size();
        byte[] bytes = open ? segment : segments.get(at).array();
        int start = place >>> 1 & (TextBlock.SEGMENT - 1);
        int end = next >>> 1 >>> 20 == at ? next >>> 1 & (TextBlock.SEGMENT - 1) : open ? used : bytes.length;
        if ((place & 1) != 0) {
            return end - start == 2 * length && matchesWide(bytes, start, buffer, offset, length);
        }
        if (end - start != length) {
            return false;
        }
        int differences = 0;
        for (int i = 0; i < length; i++) {
            differences |= (bytes[start + i] & 0xFF) ^ buffer[offset + i];
        }
        return differences == 0;
    }

    private static boolean matchesWide(byte[] bytes, int start, char[] buffer, int offset, int length) {
        for (int i = 0; i < length; i++) {
            int stored = (bytes[start + 2 * i] & 0xFF) | ((bytes[start + 2 * i + 1] & 0xFF) << 8);
            if (stored != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** Appends and commits a text of another builder. */
    void copy(TextBlock from, int index) {
        char[] chars = from.get(index).toCharArray();
        append(chars, 0, chars.length);
        commit();
    }

    /** Returns the committed texts. The builder must not be used after it. */
    TextBlock build(Function<Codes, Codes> keepPlaces) {
        return build(size, keepPlaces);
    }

    /** Returns the first texts. The builder must not be used after it. */
    TextBlock build(int first, Function<Codes, Codes> keepPlaces) {
        long[] starts = new long[first + 1];
        for (int i = 0; i <= first; i++) {
            starts[i] = places[i] & 0xFFFFFFFFL;
        }
        int end = places[first] >>> 1;
        int lastSegment = end >>> 20;
        List<ByteBuffer> kept = new ArrayList<>(segments.subList(0, Math.min(lastSegment, segments.size())));
        int cut = end & (TextBlock.SEGMENT - 1);
        if (cut > 0) {
            byte[] last =
                    lastSegment < segments.size() ? segments.get(lastSegment).array() : segment;
            kept.add(keep.apply(Arrays.copyOf(last, cut)));
        }
        return new TextBlock(kept, keepPlaces.apply(Codes.pack(starts, first + 1)), first);
    }
}
