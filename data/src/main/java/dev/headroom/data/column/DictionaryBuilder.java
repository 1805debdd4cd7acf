package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Distinct texts in the order of their first use, found by open addressing over their characters, four at a time. A new
 * text is a word only once it was added, so that one that is given up leaves nothing behind.
 *
 * <p>The hash multiplies by a secret factor and folds both halves of the product together, after W. Yi, "wyhash", so that
 * each difference of two texts becomes one that only the secret tells. A factor that is known, or only the lower half of
 * the product, lets differences in upper bits through unchanged, and texts can be chosen to fall on one place.
 */
final class DictionaryBuilder {

    private static final SecureRandom SECRETS = new SecureRandom();

    // few, because a table may have thousands of text columns
    private static final int FIRST_SLOTS = 1 << 6;

    private static final long BEYOND_LATIN_1 = 0xFF00FF00FF00FF00L;

    private final TextBlockBuilder words = new TextBlockBuilder(ByteBuffer::wrap, FIRST_SLOTS / 2);
    private final long seed = SECRETS.nextLong();
    private final long factor = SECRETS.nextLong() | 1;

    private int[] slots = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS / 2 + 1];

    private int newHash;
    private int newSlot;

    private boolean wide;

    int size() {
        return words.size();
    }

    /** Returns the bytes of texts, places and slots. */
    ByteSize bytes() {
        return ByteSize.of(words.bytes() + Integer.BYTES * ((long) size() + slots.length + hashes.length));
    }

    /** Returns whether the text asked for last has characters beyond Latin-1. */
    boolean isWide() {
        return wide;
    }

    /** Returns the code of a text; {@link #size} if it is new, and then it becomes a word by {@link #add}. */
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
        newHash = hash;
        newSlot = slot;
        return size();
    }

    /** Adds the new text that was asked for last. */
    void add() {
        words.commit();
        int code = size() - 1;
        hashes[code] = newHash;
        slots[newSlot] = code + 1;
        if (size() * 2 > slots.length) {
            grow();
        }
    }

    private int hash(char[] buffer, int offset, int length) {
        long hash = seed + length * factor;
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

    private long mixed(long hash, long four) {
        long mixed = hash ^ four;
        return mixed * factor ^ Math.multiplyHigh(mixed, factor);
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, slots.length + 1);
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
