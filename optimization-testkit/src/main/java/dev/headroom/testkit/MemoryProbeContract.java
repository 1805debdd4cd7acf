package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.box.MemoryReading;
import dev.headroom.spi.MemoryProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every memory probe keeps to. A test class implements it and says how to make the probe. */
public interface MemoryProbeContract {

    /** Makes the probe under test. */
    MemoryProbe probe();

    /** Its name is short and stable. */
    @Test
    default void hasAShortStableId() {
        MemoryProbe probe = probe();
        assertThat(probe.id()).matches("[a-z][a-z0-9-]{1,30}").isEqualTo(probe.id());
    }

    /** A reading says where it is from. */
    @Test
    default void namesItselfAsTheSourceOfItsReadings() {
        MemoryProbe probe = probe();
        assertThat(probe.read().source()).isEqualTo(probe.id());
    }

    /** Parts are not more than the whole. */
    @Test
    default void countsNoPartAsMoreThanTheUsage() {
        MemoryReading reading = probe().read();
        assertThat(reading.limit().bytes()).isPositive();
        assertThat(reading.hard()).isLessThanOrEqualTo(reading.usage());
        assertThat(reading.soft()).isLessThanOrEqualTo(reading.usage());
        assertThat(reading.reclaimable()).isLessThanOrEqualTo(reading.usage());
        assertThat(reading.workingSet()).isLessThanOrEqualTo(reading.usage());
    }

    /** Time does not run backwards from reading to reading. */
    @Test
    default void datesItsReadingsInOrder() {
        MemoryProbe probe = probe();
        MemoryReading first = probe.read();
        MemoryReading second = probe.read();
        assertThat(second.at()).isAfterOrEqualTo(first.at());
    }

    /** Fast enough for a sample every 250 ms; the bound leaves room for a busy build machine. */
    @Test
    default void readsQuickly() {
        MemoryProbe probe = probe();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            probe.read();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(5));
    }

    /** Any thread may read at any time. */
    @Test
    default void canBeReadByManyThreads() throws Exception {
        MemoryProbe probe = probe();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Callable<MemoryReading>> readers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                readers.add(probe::read);
            }
            for (Future<MemoryReading> reading : executor.invokeAll(readers)) {
                assertThat(reading.get().source()).isEqualTo(probe.id());
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
