package dev.headroom.data.frame;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the different texts it is shown, 0, 1, 2 … in order of first sight, like {@link LongIndex}.
 *
 * <p>One thread at a time.
 */
final class TextIndex {

    // String and array headers
    private static final int TEXT_BYTES = 24 + 16;

    private final WorkingMemory memory;
    private @Nullable String[] texts = {};
    private int[] slots;
    private int size;

    TextIndex(WorkingMemory memory) {
        this.memory = memory;
        slots = memory.ints(32);
    }

    int size() {
        return size;
    }

    String text(int number) {
        return Objects.requireNonNull(texts[number]);
    }

    /** Returns the number of a text, or -1. */
    int find(String text) {
        int entry = slots[slotOf(text)];
        return entry - 1;
    }

    int findOrAdd(String text) {
        int slot = slotOf(text);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        memory.take(TEXT_BYTES + 2L * text.length());
        texts = memory.grow(texts, size + 1);
        texts[size] = text;
        slots[slot] = ++size;
        if (size > slots.length / 3 * 2) {
            rehash();
        }
        return size - 1;
    }

    private int slotOf(String text) {
        int mask = slots.length - 1;
        int slot = spread(text) & mask;
        int entry;
        while ((entry = slots[slot]) != 0 && !text.equals(texts[entry - 1])) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        int[] old = slots;
        slots = memory.ints(Math.multiplyExact(old.length, 2));
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = spread(text(number)) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
        memory.give(4L * old.length);
    }

    private static int spread(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
