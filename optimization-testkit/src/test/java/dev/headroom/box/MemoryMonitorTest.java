package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMonitorTest {

    private final ManualClock clock = new ManualClock();
    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(10), clock);
    private final ManualSchedule schedule = new ManualSchedule(clock::advance);
    private final MemoryWatch watch = new MemoryWatch(probe, MemoryLimits.defaults(), schedule);
    private final List<String> heard = new ArrayList<>();

    private MemoryMonitor monitor(double fraction, Runnable shed) {
        return MemoryMonitor.open(watch, fraction, shed, reading -> heard.add("crossed at " + reading.hard()));
    }

    @Test
    void shedsWhenTheFractionIsReachedAndReportsWhatTheProbeConfirmed() {
        probe.setHard(ByteSize.gigabytes(2));
        MemoryMonitor monitor = monitor(0.6, () -> {
            heard.add("shed");
            probe.free(ByteSize.gigabytes(3));
        });
        try (monitor) {
            probe.setHard(ByteSize.gigabytes(7));
            schedule.pass(Duration.ofSeconds(1));
        }
        assertThat(heard).containsExactly("crossed at 7.0 GB", "shed");
        assertThat(monitor.report())
                .isEqualTo(new MemoryMonitor.Report(
                        ByteSize.gigabytes(7), ByteSize.gigabytes(7), 1, ByteSize.gigabytes(3)));
        assertThat(schedule.tasks()).isZero();
    }

    @Test
    void countsNoBytesThatWereOnlyPromised() {
        MemoryMonitor monitor = monitor(0.6, () -> heard.add("promised much"));
        try (monitor) {
            probe.setHard(ByteSize.gigabytes(7));
            schedule.pass(Duration.ofSeconds(1));
        }
        assertThat(monitor.report().freed()).isEqualTo(ByteSize.ZERO);
        assertThat(monitor.report().crossings()).isEqualTo(1);
    }

    @Test
    void countsACrossingAgainOnlyAfterMemoryHasFallenBelowTheHysteresis() {
        try (MemoryMonitor monitor = monitor(0.6, () -> {})) {
            for (double fraction : new double[] {0.61, 0.57, 0.62, 0.55, 0.61}) {
                probe.setHardFraction(fraction);
                schedule.pass(Duration.ofMillis(250));
            }
            assertThat(monitor.crossings()).isEqualTo(2);
        }
    }

    @Test
    void shedsAtOnceWhereTheFractionIsAlreadyReached() {
        probe.setHardFraction(0.9);
        try (MemoryMonitor monitor = monitor(0.8, () -> heard.add("shed"))) {
            assertThat(heard).contains("shed");
            assertThat(monitor.crossings()).isEqualTo(1);
        }
    }

    @Test
    void shedsEvenIfTheListenerThrows() {
        probe.setHardFraction(0.9);
        try (MemoryMonitor monitor = MemoryMonitor.open(watch, 0.8, () -> heard.add("shed"), reading -> {
            throw new IllegalStateException("listener");
        })) {
            assertThat(heard).containsExactly("shed");
            assertThat(monitor.crossings()).isEqualTo(1);
        }
    }

    @Test
    void hasNoReportBeforeClose() {
        try (MemoryMonitor monitor = monitor(0.8, () -> {})) {
            assertThatThrownBy(monitor::report).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void rejectsAFractionOutsideOfTheBoxNamingTheValue(double fraction) {
        assertThatThrownBy(() -> monitor(fraction, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fraction must be in (0, 1], was " + fraction);
    }
}
