package dev.headroom.data.frame;

import java.util.Arrays;

/**
 * Numbers the different longs it is shown, 0, 1, 2 … in order of first sight: a hash table with open addressing over
 * numbers, beside the values themselves. About 20 bytes per value.
 *
 * <p>One thread at a time.
 */
final class LongIndex {

    private final WorkingMemory memory;
    private long[] values = {};
    // number + 1, 0 where free; a power of two, at most two thirds full
    private int[] slots;
    private int size;

    LongIndex(WorkingMemory memory) {
        this.memory = memory;
        slots = memory.ints(32);
    }

    int size() {
        return size;
    }

    long value(int number) {
        return values[number];
    }

    /** Returns the number of a value, or -1. */
    int find(long value) {
        int mask = slots.length - 1;
        int slot = spread(value) & mask;
        int entry;
        while ((entry = slots[slot]) != 0) {
            if (values[entry - 1] == value) {
                return entry - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    int findOrAdd(long value) {
        int mask = slots.length - 1;
        int slot = spread(value) & mask;
        int entry;
        while ((entry = slots[slot]) != 0) {
            if (values[entry - 1] == value) {
                return entry - 1;
            }
            slot = (slot + 1) & mask;
        }
        values = memory.grow(values, size + 1);
        values[size] = value;
        slots[slot] = ++size;
        if (size > slots.length / 3 * 2) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] larger = memory.ints(Math.multiplyExact(slots.length, 2));
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = spread(values[number]) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = number + 1;
        }
        memory.give(4L * slots.length);
        slots = larger;
    }

    // Fibonacci hashing, Knuth TAOCP vol. 3, 6.4: the high bits of value times 2^64 / golden ratio
    private static int spread(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) mixed;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(values, Math.min(size, 8)));
    }
}
