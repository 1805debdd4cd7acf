package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Distinct texts in the order of their first use, found by open addressing over their characters, four at a time. The
 * hash has a seed that no file can know, so that texts cannot be chosen to fall on one place.
 */
final class DictionaryBuilder {

    private static final int FIRST_SLOTS = 1 << 10;

    // slots, hashes and places beside the text of a word
    private static final int BYTES_BESIDE = 4 * Integer.BYTES;

    // an odd number with an even spread of bits: 2^64 over the golden ratio
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long BEYOND_LATIN_1 = 0xFF00FF00FF00FF00L;

    private final TextBlockBuilder words = new TextBlockBuilder(ByteBuffer::wrap, FIRST_SLOTS);
    private final long seed = System.nanoTime() * SPREAD;

    private int[] slots = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];

    private boolean wide;

    int size() {
        return words.size();
    }

    ByteSize bytes() {
        return ByteSize.of(words.bytes() + (long) size() * BYTES_BESIDE);
    }

    /** Returns whether the text asked for last has characters beyond Latin-1. */
    boolean isWide() {
        return wide;
    }

    /** Returns the code of a text, a new one if it is new. */
    int code(char[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int code = slots[slot] - 1; code >= 0; code = slots[slot] - 1) {
            if (hashes[code] == hash && words.matches(code, buffer, offset, length)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        words.append(buffer, offset, length);
        words.commit();
        int code = size() - 1;
        hashes[code] = hash;
        slots[slot] = code + 1;
        if (size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    private int hash(char[] buffer, int offset, int length) {
        long hash = seed ^ length;
        long all = 0;
        if (length < 4) {
            for (int i = offset; i < offset + length; i++) {
                all = all << Character.SIZE | buffer[i];
            }
            hash = mixed(hash, all);
        } else {
            int end = offset + length - 4;
            for (int i = offset; i < end; i += 4) {
                long four = four(buffer, i);
                all |= four;
                hash = mixed(hash, four);
            }
            // overlaps what was read before instead of taking a loop of its own
            long last = four(buffer, end);
            all |= last;
            hash = mixed(hash, last);
        }
        wide = (all & BEYOND_LATIN_1) != 0;
        return (int) (hash ^ hash >>> 32);
    }

    private static long four(char[] buffer, int i) {
        return buffer[i] | (long) buffer[i + 1] << 16 | (long) buffer[i + 2] << 32 | (long) buffer[i + 3] << 48;
    }

    private static long mixed(long hash, long four) {
        long product = (hash ^ four) * SPREAD;
        return product ^ product >>> 29;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, slots.length * 2);
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int code = 0; code < size(); code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = code + 1;
        }
    }

    /** Returns the first words, read-only. The builder must not be used after it. */
    TextBlock build(int first) {
        return words.build(first, codes -> codes);
    }
}
