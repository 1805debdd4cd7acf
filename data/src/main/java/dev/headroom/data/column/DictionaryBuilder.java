package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Distinct texts in the order of their first use, found by open addressing over their characters. */
final class DictionaryBuilder {

    private static final int FIRST_SLOTS = 1 << 10;

    // a table half full of honest words stays below a tenth of it
    private static final int MOST_PROBES = 1 << 9;

    // slots, hashes and places beside the text of a word
    private static final int BYTES_BESIDE = 4 * Integer.BYTES;

    private final TextBlockBuilder words = new TextBlockBuilder(ByteBuffer::wrap, FIRST_SLOTS);

    private int[] slots = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private boolean crowded;

    /** Returns whether words fell on the same places so often that somebody chose them to: each further one is slow. */
    boolean isCrowded() {
        return crowded;
    }

    int size() {
        return words.size();
    }

    ByteSize bytes() {
        return ByteSize.of(words.bytes() + (long) size() * BYTES_BESIDE);
    }

    /** Returns the code of a text, a new one if it is new. */
    int code(char[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        int probes = 0;
        for (int code = slots[slot] - 1; code >= 0; code = slots[slot] - 1) {
            if (hashes[code] == hash && words.matches(code, buffer, offset, length)) {
                return code;
            }
            slot = slot + 1 & mask;
            probes++;
        }
        crowded |= probes > MOST_PROBES;
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

    private static int hash(char[] buffer, int offset, int length) {
        int hash = length;
        int end = offset + length;
        if (length < 4) {
            for (int i = offset; i < end; i++) {
                hash = hash * 31 + buffer[i];
            }
        } else {
            // four at a time, so that one multiplication waits for the one before instead of four; the last four
            // overlap instead of taking a loop of their own
            for (int i = offset; i < end - 4; i += 4) {
                hash = mixed(hash, buffer, i);
            }
            hash = mixed(hash, buffer, end - 4);
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static int mixed(int hash, char[] buffer, int i) {
        return hash * (31 * 31 * 31 * 31)
                + buffer[i] * (31 * 31 * 31)
                + buffer[i + 1] * (31 * 31)
                + buffer[i + 2] * 31
                + buffer[i + 3];
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
