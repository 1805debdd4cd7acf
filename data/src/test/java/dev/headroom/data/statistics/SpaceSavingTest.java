package dev.headroom.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceSavingTest {

    @Test
    void countsAreNeverTooLowAndFrequentValuesNeverMissed() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SpaceSaving<Integer> counters = new SpaceSaving<>(50);
            Map<Integer, Long> exact = new HashMap<>();
            long all = 0;
            for (int i = 0; i < 5_000; i++) {
                // about one in x occurs with frequency 1/x
                int value = (int) Math.min(10_000, 1 / (random.nextDouble() + 1e-5));
                long times = 1L + random.nextInt(3);
                counters.add(value, times);
                exact.merge(value, times, Long::sum);
                all += times;
            }
            List<SpaceSaving.Counter<Integer>> top = counters.top(50);
            long bound = all / 50;

            for (SpaceSaving.Counter<Integer> counter : top) {
                long right = exact.getOrDefault(counter.value(), 0L);
                assertThat(counter.count()).as("seed %s", seed).isBetween(right, right + counter.excess());
                assertThat(counter.excess()).as("seed %s", seed).isLessThanOrEqualTo(bound);
            }
            exact.forEach((value, times) -> {
                if (times > bound) {
                    assertThat(top)
                            .as("value %s", value)
                            .anyMatch(counter -> counter.value().equals(value));
                }
            });
        }
    }

    @Test
    void countsStayUpperBoundsWhereLongTextsGaveTheirCountersUp() {
        ValueTally<String> tally = new ValueTally<>(200, Long.MAX_VALUE);
        for (int i = 0; i < 50; i++) {
            tally.add(i + "long".repeat(1_000), 100);
        }
        for (int i = 0; i < 151; i++) {
            tally.add("short " + i, 10);
        }
        Map<String, Long> right = new HashMap<>();
        for (int i = 0; i < 151; i++) {
            tally.add("short " + i, 1);
            right.put("short " + i, 11L);
        }

        ValueSummary summary = tally.summary(text -> text);
        assertThat(summary.top())
                .isNotEmpty()
                .allSatisfy(top ->
                        assertThat(right.get((String) top.value())).isBetween(top.count() - top.excess(), top.count()));
    }
}
