package dev.headroom.box;

import static dev.headroom.box.MemoryPressure.ALERT;
import static dev.headroom.box.MemoryPressure.CLEAR;
import static dev.headroom.box.MemoryPressure.EMERGENCY;
import static dev.headroom.box.MemoryPressure.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureGaugeTest {

    private PressureGauge gauge = PressureGauge.of(MemoryLimits.defaults());

    private MemoryPressure after(double hardFraction) {
        return after(hardFraction, Optional.empty());
    }

    private MemoryPressure after(double hardFraction, double some, double full) {
        return after(hardFraction, Optional.of(new PressureStall(some, full)));
    }

    private MemoryPressure after(double hardFraction, Optional<PressureStall> stall) {
        ByteSize limit = ByteSize.megabytes(1_000);
        ByteSize hard = limit.times(hardFraction);
        gauge = gauge.after(new MemoryReading(
                Instant.EPOCH, "test", limit, limit, hard, ByteSize.ZERO, limit.minusOrZero(hard), stall));
        return gauge.pressure();
    }

    @ParameterizedTest
    @CsvSource({"0,NORMAL", "0.799,NORMAL", "0.8,ALERT", "0.9,CLEAR", "0.949,CLEAR", "0.95,EMERGENCY", "1,EMERGENCY"})
    void levelsBeginAtTheirThresholds(double fraction, MemoryPressure level) {
        assertThat(after(fraction)).isEqualTo(level);
    }

    @Test
    void aLevelEndsOnlyBelowItsThresholdLessTheHysteresis() {
        assertThat(after(0.91)).isEqualTo(CLEAR);
        assertThat(after(0.87)).isEqualTo(CLEAR);
        assertThat(after(0.859)).isEqualTo(ALERT);
        assertThat(after(0.89)).isEqualTo(ALERT);
        assertThat(after(0.77)).isEqualTo(ALERT);
        assertThat(after(0.759)).isEqualTo(NORMAL);
        assertThat(after(0.79)).isEqualTo(NORMAL);
    }

    @Test
    void fallsSeveralLevelsAtOnce() {
        assertThat(after(0.99)).isEqualTo(EMERGENCY);
        assertThat(after(0.10)).isEqualTo(NORMAL);
    }

    @Test
    void pageCacheAloneIsNoPressure() {
        assertThat(after(0.10)).isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"0.1,ALERT", "0.85,CLEAR", "0.92,EMERGENCY", "0.97,EMERGENCY"})
    void stallRaisesTheLevelByOne(double fraction, MemoryPressure level) {
        assertThat(after(fraction, 45, 0)).isEqualTo(level);
        gauge = PressureGauge.of(MemoryLimits.defaults());
        assertThat(after(fraction, 15, 11)).isEqualTo(level);
    }

    @Test
    void noStallLowersNothing() {
        assertThat(after(0.92, 0, 0)).isEqualTo(CLEAR);
    }

    @Test
    void stallCountsUntilItIsBelowHalfItsThreshold() {
        assertThat(after(0.1, 0, 10)).isEqualTo(ALERT);
        assertThat(after(0.1, 0, 5)).isEqualTo(ALERT);
        assertThat(after(0.1, 0, 4.9)).isEqualTo(NORMAL);
        assertThat(after(0.1, 0, 9.9)).isEqualTo(NORMAL);
    }

    @Test
    void isNeverLowerThanWhatTheFillAloneSays() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double fraction = random.nextDouble();
            MemoryPressure level = after(fraction, random.nextInt(101), random.nextInt(101));
            for (MemoryPressure due : MemoryPressure.values()) {
                if (fraction > MemoryLimits.defaults().from(due)) {
                    assertThat(level).isGreaterThanOrEqualTo(due);
                }
            }
        }
    }
}
