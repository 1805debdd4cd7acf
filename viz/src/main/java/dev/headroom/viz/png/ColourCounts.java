package dev.headroom.viz.png;

import java.util.Arrays;

/**
 * How often each colour occurs in an image: open addressing over 24-bit colours. An image of very many colours is
 * counted by the upper bits of its channels, so that the table stays small: at most 2^15 entries then.
 *
 * <p>Holds up to 0.8 MB. One thread at a time.
 */
final class ColourCounts {

    private static final int EMPTY = -1;
    private static final int CAPACITY = 1 << 16;
    private static final int MOST_EXACT = CAPACITY / 2;
    private static final int UPPER_FIVE_BITS = 0xF8F8F8;
    private static final int MIDDLE_OF_LOWER_BITS = 0x040404;

    private final int[] keys = new int[CAPACITY];
    private final int[] counts = new int[CAPACITY];
    private int size;
    private int mask = 0xFFFFFF;

    private ColourCounts() {
        Arrays.fill(keys, EMPTY);
    }

    static ColourCounts of(Pixels pixels) {
        ColourCounts counted = new ColourCounts();
        if (!counted.countAll(pixels)) {
            counted = new ColourCounts();
            counted.mask = UPPER_FIVE_BITS;
            counted.countAll(pixels);
        }
        return counted;
    }

    /** Returns how many different colours were counted. */
    int size() {
        return size;
    }

    /** Returns whether each colour was counted by all of its bits. */
    boolean exact() {
        return mask == 0xFFFFFF;
    }

    /** Returns the colours, in the order of their bits. */
    int[] colours() {
        int[] found = Arrays.stream(keys).filter(key -> key != EMPTY).sorted().toArray();
        if (!exact()) {
            for (int i = 0; i < found.length; i++) {
                found[i] |= MIDDLE_OF_LOWER_BITS;
            }
        }
        return found;
    }

    /** Returns how many pixels have {@code colour}. */
    int count(int colour) {
        return counts[slot(colour & mask)];
    }

    /** Returns where {@code colour} stands: at least 0 and below {@link #slots()}. */
    int slot(int colour) {
        int slot = start(colour & mask);
        while (keys[slot] != EMPTY && keys[slot] != (colour & mask)) {
            slot = (slot + 1) & (CAPACITY - 1);
        }
        return slot;
    }

    int slots() {
        return CAPACITY;
    }

    // runs of one colour are the rule in charts, so they are looked up once
    private boolean countAll(Pixels pixels) {
        int index = 0;
        while (index < pixels.count()) {
            int end = pixels.endOfRun(index);
            if (!add(pixels.colour(index) & mask, end - index)) {
                return false;
            }
            index = end;
        }
        return true;
    }

    private boolean add(int colour, int times) {
        int slot = slot(colour);
        if (keys[slot] == EMPTY) {
            if (exact() && size == MOST_EXACT) {
                return false;
            }
            keys[slot] = colour;
            size++;
        }
        counts[slot] += times;
        return true;
    }

    // multiplicative hashing, Knuth, The Art of Computer Programming, volume 3, section 6.4
    private static int start(int colour) {
        return (colour * 0x9E3779B1) >>> 16;
    }
}
