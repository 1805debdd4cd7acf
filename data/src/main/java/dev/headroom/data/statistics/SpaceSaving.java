package dev.headroom.data.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent values of a stream in bounded memory. Metwally, Agrawal and El Abbadi, Efficient computation of
 * frequent and top-k elements in data streams, ICDT 2005: a value without a counter takes over the smallest one, with
 * its count as the error. A value that makes up more than one in {@code capacity} of the stream is never missed, and a
 * count is never too low. Differs from the paper in using a binary heap.
 *
 * @param <T> values with value semantics
 */
final class SpaceSaving<T> {

    private final int capacity;
    private final Map<T, Counter<T>> counters = new HashMap<>();
    // a heap with the smallest count first
    private final List<Counter<T>> heap = new ArrayList<>();

    /** One value with its count. */
    static final class Counter<T> {

        private T value;
        private long count;
        private long excess;
        private int place;

        private Counter(T value, long count, int place) {
            this.value = value;
            this.count = count;
            this.place = place;
        }

        T value() {
            return value;
        }

        long count() {
            return count;
        }

        /** Returns by how much the count may be too high. */
        long excess() {
            return excess;
        }
    }

    SpaceSaving(int capacity) {
        this.capacity = capacity;
    }

    void add(T value, long times) {
        Counter<T> counter = counters.get(value);
        if (counter == null && heap.size() < capacity) {
            counter = new Counter<>(value, times, heap.size());
            heap.add(counter);
            counters.put(value, counter);
            rise(counter);
            return;
        }
        if (counter == null) {
            counter = heap.get(0);
            counters.remove(counter.value);
            counters.put(value, counter);
            counter.value = value;
            counter.excess = counter.count;
        }
        counter.count += times;
        sink(counter);
    }

    /** Returns the most frequent, most frequent first. */
    List<Counter<T>> top(int most) {
        return heap.stream()
                .sorted(Comparator.comparingLong((Counter<T> counter) -> counter.count)
                        .reversed())
                .limit(most)
                .toList();
    }

    private void rise(Counter<T> counter) {
        while (counter.place > 0 && heap.get((counter.place - 1) / 2).count > counter.count) {
            swap(counter, heap.get((counter.place - 1) / 2));
        }
    }

    private void sink(Counter<T> counter) {
        while (true) {
            int child = 2 * counter.place + 1;
            if (child >= heap.size()) {
                return;
            }
            if (child + 1 < heap.size() && heap.get(child + 1).count < heap.get(child).count) {
                child++;
            }
            if (heap.get(child).count >= counter.count) {
                return;
            }
            swap(counter, heap.get(child));
        }
    }

    private void swap(Counter<T> a, Counter<T> b) {
        int place = a.place;
        a.place = b.place;
        b.place = place;
        heap.set(a.place, a);
        heap.set(b.place, b);
    }
}
