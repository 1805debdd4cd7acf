package dev.headroom.data.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts different values: exactly while they are few and short, then the most frequent by {@link SpaceSaving} and the
 * number of different ones as a lower bound. When it changes over, the counters begin with the largest exact counts, so
 * that what is dropped is no more frequent than the smallest counter, which the method asks for. From then on texts of
 * more than {@value #LONGEST} characters are no candidates, so that counters stay small.
 *
 * @param <T> values with value semantics
 */
final class ValueTally<T extends Comparable<T>> {

    /** How many of the most frequent values are reported. */
    static final int TOP = 5;

    /** The longest text that a counter holds. */
    static final int LONGEST = 1_024;

    private final int mostValues;
    private final long mostCharacters;
    private Map<T, Count> exact = new HashMap<>();
    private long characters;
    private long distinct;
    private @Nullable SpaceSaving<T> frequent;

    private static final class Count {

        private long times;

        long times() {
            return times;
        }
    }

    /**
     * Begins with nothing.
     *
     * @param mostValues different values counted exactly
     * @param mostCharacters characters of them in all
     */
    ValueTally(int mostValues, long mostCharacters) {
        this.mostValues = mostValues;
        this.mostCharacters = mostCharacters;
    }

    void add(T value, long times) {
        if (frequent != null) {
            addFrequent(frequent, value, times);
            return;
        }
        Count count = exact.get(value);
        if (count == null) {
            characters += value instanceof String text ? text.length() : 0;
            if (exact.size() == mostValues || characters > mostCharacters) {
                addFrequent(changeOver(), value, times);
                return;
            }
            count = new Count();
            exact.put(value, count);
            distinct++;
        }
        count.times += times;
    }

    private static <T> void addFrequent(SpaceSaving<T> counters, T value, long times) {
        if (isCandidate(value)) {
            counters.add(value, times);
        }
    }

    private static boolean isCandidate(Object value) {
        return !(value instanceof String text) || text.length() <= LONGEST;
    }

    private SpaceSaving<T> changeOver() {
        distinct++;
        int counters = Math.max(4 * TOP, Math.min(1_024, mostValues / 4));
        SpaceSaving<T> next = new SpaceSaving<>(counters);
        exact.entrySet().stream()
                // before the limit: a counter left free would count a value that was dropped from nothing
                .filter(entry -> isCandidate(entry.getKey()))
                .sorted(Comparator.comparingLong(
                                (Map.Entry<T, Count> entry) -> entry.getValue().times())
                        .reversed())
                .limit(counters)
                .forEach(entry -> next.add(entry.getKey(), entry.getValue().times));
        exact = Map.of();
        frequent = next;
        return next;
    }

    /** Returns every value with its count, smallest first, while all are counted exactly. */
    Optional<SortedMap<T, Long>> all() {
        if (frequent != null) {
            return Optional.empty();
        }
        SortedMap<T, Long> all = new TreeMap<>();
        exact.forEach((value, count) -> all.put(value, count.times));
        return Optional.of(all);
    }

    ValueSummary summary(Function<T, Object> toValue) {
        if (frequent != null) {
            List<TopValue> top = frequent.top(TOP).stream()
                    .map(counter -> new TopValue(toValue.apply(counter.value()), counter.count(), counter.excess()))
                    .toList();
            return new ValueSummary(distinct, Exactness.LOWER_BOUND, top, Exactness.APPROXIMATE);
        }
        List<TopValue> top = exact.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<T, Count> entry) -> entry.getValue().times())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(entry -> new TopValue(toValue.apply(entry.getKey()), entry.getValue().times, 0))
                .toList();
        return new ValueSummary(distinct, Exactness.EXACT, top, Exactness.EXACT);
    }
}
