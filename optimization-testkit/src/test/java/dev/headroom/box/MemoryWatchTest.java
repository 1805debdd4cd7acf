package dev.headroom.box;

import static dev.headroom.box.MemoryPressure.ALERT;
import static dev.headroom.box.MemoryPressure.CLEAR;
import static dev.headroom.box.MemoryPressure.EMERGENCY;
import static dev.headroom.box.MemoryPressure.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

    private static final ByteSize LIMIT = ByteSize.gigabytes(16);

    private final ManualClock clock = new ManualClock();
    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(LIMIT, clock);
    private final ManualSchedule schedule = new ManualSchedule(clock::advance);
    private final MemoryWatch watch = new MemoryWatch(probe, MemoryLimits.defaults(), schedule);
    private final List<String> heard = new ArrayList<>();

    private static String words(MemoryPressure before, MemoryPressure now) {
        return before + ">" + now;
    }

    @Test
    void readsNothingUntilItIsAsked() {
        assertThat(probe.reads()).isZero();
        assertThat(schedule.tasks()).isZero();
        assertThat(watch.pressure()).isEqualTo(NORMAL);
        assertThat(watch.latest().limit()).isEqualTo(LIMIT);
        watch.latest();
        assertThat(probe.reads()).isEqualTo(1);
    }

    @Test
    void samplesEveryTenSecondsOnceStarted() {
        watch.start();
        watch.start();
        schedule.pass(Duration.ofSeconds(60));
        assertThat(probe.reads()).isEqualTo(6);
    }

    @Test
    void tellsListenersOfChangesAlone() {
        watch.addListener((before, now, reading) -> heard.add(words(before, now)));
        watch.start();
        for (double fraction : new double[] {0.5, 0.85, 0.85, 0.97, 0.2}) {
            probe.setHardFraction(fraction);
            schedule.pass(Duration.ofSeconds(10));
        }
        assertThat(heard).containsExactly("NORMAL>ALERT", "ALERT>EMERGENCY", "EMERGENCY>NORMAL");
    }

    @Test
    void mappedWeightsInThePageCacheAreNoPressure() {
        probe.setHardFraction(0.3);
        probe.setCache(LIMIT.times(0.5), LIMIT.times(0.2));
        MemoryReading reading = watch.sampleNow();
        assertThat(reading.usage()).isEqualTo(LIMIT);
        assertThat(watch.pressure()).isEqualTo(NORMAL);
    }

    @Test
    void samplesQuicklyFromAlertOnAndSlowlyAfterwards() {
        watch.start();
        probe.setHardFraction(0.85);
        schedule.pass(Duration.ofSeconds(10));
        int reads = probe.reads();
        schedule.pass(Duration.ofSeconds(1));
        assertThat(probe.reads() - reads).isEqualTo(4);
        probe.setHardFraction(0.1);
        schedule.pass(Duration.ofSeconds(1));
        assertThat(schedule.tasks()).isEqualTo(1);
    }

    @Test
    void seesAJumpWithinAQuarterOfASecondOnceAlert() {
        watch.addListener((before, now, reading) -> heard.add(words(before, now)));
        watch.start();
        probe.setHardFraction(0.85);
        schedule.pass(Duration.ofSeconds(10));
        probe.setHardFraction(0.96);
        schedule.pass(Duration.ofMillis(250));
        assertThat(watch.pressure()).isEqualTo(EMERGENCY);
        assertThat(heard).containsExactly("NORMAL>ALERT", "ALERT>EMERGENCY");
    }

    @Test
    void aListenerThatThrowsStopsNeitherTheOthersNorTheWatch() {
        watch.addListener((before, now, reading) -> {
            throw new IllegalStateException("broken listener");
        });
        watch.addListener((before, now, reading) -> heard.add(words(before, now)));
        watch.start();
        probe.setHardFraction(0.85);
        schedule.pass(Duration.ofSeconds(10));
        probe.setHardFraction(0.1);
        schedule.pass(Duration.ofSeconds(10));
        assertThat(heard).containsExactly("NORMAL>ALERT", "ALERT>NORMAL");
        assertThat(watch.firstListenerFailure())
                .hasValueSatisfying(words -> assertThat(words).contains("broken listener"));
    }

    @Test
    void aProbeThatFailsDoesNotStopTheWatch() {
        watch.start();
        probe.failWith(new IllegalStateException("no such file"));
        schedule.pass(Duration.ofSeconds(30));
        assertThatThrownBy(watch::sampleNow).hasMessage("no such file");
        probe.recover();
        probe.setHardFraction(0.92);
        schedule.pass(Duration.ofSeconds(10));
        assertThat(watch.pressure()).isEqualTo(CLEAR);
    }

    @Test
    void saysAgainEachIntervalThatPressurePersists() {
        watch.addListener(new PressureListener() {
            @Override
            public void pressureChanged(MemoryPressure before, MemoryPressure now, MemoryReading reading) {
                heard.add(words(before, now));
            }

            @Override
            public void pressurePersists(MemoryPressure level, MemoryReading reading) {
                heard.add("still " + level);
            }
        });
        watch.start();
        probe.setHardFraction(0.92);
        schedule.pass(Duration.ofSeconds(30));
        assertThat(heard).containsExactly("NORMAL>CLEAR", "still CLEAR", "still CLEAR");
        probe.setHardFraction(0.82);
        schedule.pass(Duration.ofSeconds(30));
        assertThat(heard).endsWith("CLEAR>ALERT");
    }

    @Test
    void saysAgainQuicklyThatAnEmergencyPersists() {
        watch.addListener(new PressureListener() {
            @Override
            public void pressureChanged(MemoryPressure before, MemoryPressure now, MemoryReading reading) {}

            @Override
            public void pressurePersists(MemoryPressure level, MemoryReading reading) {
                heard.add("still " + level);
            }
        });
        watch.start();
        probe.setHardFraction(0.97);
        schedule.pass(Duration.ofSeconds(11));
        assertThat(heard).contains("still EMERGENCY");
    }

    @Test
    void aListenerMaySampleAndSoHearOfTheNextChangeAfterThisOne() {
        watch.addListener((before, now, reading) -> {
            if (now == CLEAR) {
                probe.setHardFraction(0.5);
                watch.sampleNow();
            }
            heard.add(words(before, now));
        });
        probe.setHardFraction(0.92);
        watch.sampleNow();
        assertThat(heard).containsExactly("NORMAL>CLEAR", "CLEAR>NORMAL");
    }

    @Test
    void remembersThePeak() {
        for (int megabytes : new int[] {100, 900, 300}) {
            probe.setHard(ByteSize.megabytes(megabytes));
            watch.sampleNow();
        }
        assertThat(watch.peakHard()).isEqualTo(ByteSize.megabytes(900));
    }

    @Test
    void aRemovedListenerHearsNothing() {
        PressureListener listener = (before, now, reading) -> heard.add(words(before, now));
        watch.addListener(listener);
        watch.removeListener(listener);
        probe.setHardFraction(0.85);
        watch.sampleNow();
        assertThat(heard).isEmpty();
        assertThat(watch.pressure()).isEqualTo(ALERT);
    }

    @Test
    void samplesEveryQuarterSecondWhileAModelLoads() {
        FastSampling sampling = watch.sampleFast();
        probe.setHard(ByteSize.gigabytes(9));
        probe.setCache(ByteSize.gigabytes(1), ByteSize.ZERO);
        schedule.pass(Duration.ofMillis(250));
        probe.setHard(ByteSize.gigabytes(4));
        schedule.pass(Duration.ofMillis(750));
        sampling.close();
        sampling.close();
        assertThat(sampling.peakHard()).isEqualTo(ByteSize.gigabytes(9));
        assertThat(sampling.peakUsage()).isEqualTo(ByteSize.gigabytes(10));
        assertThat(sampling.samples()).isEqualTo(6);
        assertThat(schedule.tasks()).isZero();
    }

    @Test
    void twoLoadsShareTheFastSamplesAndKeepTheirOwnPeaks() {
        probe.setHard(ByteSize.gigabytes(5));
        try (FastSampling first = watch.sampleFast()) {
            probe.setHard(ByteSize.gigabytes(1));
            try (FastSampling second = watch.sampleFast()) {
                assertThat(schedule.tasks()).isEqualTo(1);
                assertThat(second.peakHard()).isEqualTo(ByteSize.gigabytes(1));
            }
            assertThat(schedule.tasks()).isEqualTo(1);
            assertThat(first.peakHard()).isEqualTo(ByteSize.gigabytes(5));
        }
        assertThat(schedule.tasks()).isZero();
    }

    @Test
    void aProbeThatFailsDoesNotFailTheLoadThatIsBeingWatched() {
        probe.failWith(new IllegalStateException("no such file"));
        FastSampling sampling = watch.sampleFast();
        sampling.close();
        assertThat(sampling.peakHard()).isEqualTo(ByteSize.ZERO);
        assertThat(schedule.tasks()).isZero();
    }

    @Test
    void afterCloseNothingStarts() {
        watch.start();
        watch.close();
        watch.close();
        assertThat(schedule.isClosed()).isTrue();
        assertThatThrownBy(watch::start).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(watch::sampleFast).isInstanceOf(IllegalStateException.class);
        assertThat(watch.sampleNow().limit()).isEqualTo(LIMIT);
    }

    @Test
    void theRealThreadIsADaemonWithAName() throws InterruptedException {
        CountDownLatch sampled = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        MemoryLimits quick = new MemoryLimits(
                0.8, 0.9, 0.95, 0.04, Duration.ofMillis(20), Duration.ofMillis(10), new PressureStall(40, 10));
        probe.setHardFraction(0.85);
        try (MemoryWatch real = new MemoryWatch(probe, quick)) {
            real.addListener((before, now, reading) -> {
                threads.add(Thread.currentThread());
                sampled.countDown();
            });
            real.start();
            assertThat(sampled.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(threads.get(0).getName()).isEqualTo("headroom-memory-watch");
        assertThat(threads.get(0).isDaemon()).isTrue();
    }
}
