package dev.headroom.data.frame;

import java.util.Arrays;

/**
 * Numbers the different longs it is shown, 0, 1, 2 … in order of first sight: a hash table with open addressing over
 * numbers, beside the values themselves. About 20 bytes per value.
 *
 * <p>A value's place is the top of its product with a secret odd factor: two values share one of m places with chance
 * 2 / m at most, whatever they are (Dietzfelbinger, Hagerup, Katajainen and Penttonen, A reliable randomized algorithm
 * for the closest-pair problem, 1997). Values in a row mostly fall side by side, better than chance, but about one
 * factor in a hundred lumps them; such a factor is replaced when the table grows.
 *
 * <p>One thread at a time.
 */
final class LongIndex {

    private static final int FIRST_SLOTS = 32;
    // a third full, a good factor takes a step for every fourth value
    private static final int MOST_STEPS = 2;
    private static final int MOST_DRAWS = 8;

    private final WorkingMemory memory;
    private long[] values = {};
    // number + 1, 0 where free; a power of two, at most two thirds full
    private int[] slots;
    private long factor = KeyHash.secret() | 1;
    private int shift = shift(FIRST_SLOTS);
    private int size;

    LongIndex(WorkingMemory memory) {
        this.memory = memory;
        slots = memory.ints(FIRST_SLOTS);
    }

    int size() {
        return size;
    }

    long value(int number) {
        return values[number];
    }

    /** Returns the number of a value, or -1. */
    int find(long value) {
        return slots[slotOf(value)] - 1;
    }

    int findOrAdd(long value) {
        int slot = slotOf(value);
        int entry = slots[slot];
        if (entry != 0) {
            return entry - 1;
        }
        values = memory.grow(values, size + 1);
        values[size] = value;
        slots[slot] = ++size;
        if (size > slots.length / 3 * 2) {
            grow();
        }
        return size - 1;
    }

    private int slotOf(long value) {
        int mask = slots.length - 1;
        int slot = (int) ((value * factor) >>> shift);
        int entry;
        while ((entry = slots[slot]) != 0 && values[entry - 1] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int old = slots.length;
        slots = memory.ints(Math.multiplyExact(old, 2));
        memory.give(4L * old);
        shift = shift(slots.length);
        for (int draw = 1; steps() > (long) MOST_STEPS * size && draw < MOST_DRAWS; draw++) {
            factor = KeyHash.secret() | 1;
        }
    }

    /** Gives every value its slot and returns how many taken ones were met. */
    private long steps() {
        Arrays.fill(slots, 0);
        int mask = slots.length - 1;
        long steps = 0;
        for (int number = 0; number < size; number++) {
            int home = (int) ((values[number] * factor) >>> shift);
            int slot = home;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            steps += (slot - home) & mask;
            slots[slot] = number + 1;
        }
        return steps;
    }

    private static int shift(int slots) {
        return Long.SIZE - Integer.numberOfTrailingZeros(slots);
    }
}
