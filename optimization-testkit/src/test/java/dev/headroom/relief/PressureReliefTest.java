package dev.headroom.relief;

import static dev.headroom.box.MemoryPressure.ALERT;
import static dev.headroom.box.MemoryPressure.CLEAR;
import static dev.headroom.box.MemoryPressure.EMERGENCY;
import static dev.headroom.box.MemoryPressure.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryLimits;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.MemoryWatch;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressureReliefTest {

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(10), new ManualClock());
    private final List<String> ran = new ArrayList<>();
    private final List<ReliefStep> steps = List.of(
            step("request tier", CLEAR, 100),
            step("computation tier", CLEAR, 400),
            step("arenas", CLEAR, 0),
            step("native trim", CLEAR, 50),
            step("templates", EMERGENCY, 10),
            step("idle models", EMERGENCY, 3_000));

    private ReliefStep step(String name, MemoryPressure from, long megabytes) {
        return new ReliefStep(name, from, () -> {
            ran.add(name);
            probe.free(ByteSize.megabytes(megabytes));
        });
    }

    private PressureRelief relief(PressureRelief.StopRule rule) {
        return new PressureRelief(probe, MemoryLimits.defaults(), rule, steps);
    }

    @Test
    void runsTheStepsDueInOrderAndReportsWhatTheProbeConfirmed() {
        probe.setHardFraction(0.92);
        ReliefReport report = relief(PressureRelief.StopRule.RUN_ALL).relieve(CLEAR);
        assertThat(ran).containsExactly("request tier", "computation tier", "arenas", "native trim");
        assertThat(report.steps())
                .extracting(ReliefReport.Step::freed)
                .containsExactly(
                        ByteSize.megabytes(100), ByteSize.megabytes(400), ByteSize.ZERO, ByteSize.megabytes(50));
        assertThat(report.freed()).isEqualTo(ByteSize.megabytes(550));
        assertThat(report.describe()).startsWith("request tier 100 MB, computation tier 400 MB");
    }

    @Test
    void anEmergencyRunsEverything() {
        probe.setHardFraction(0.97);
        assertThat(relief(PressureRelief.StopRule.RUN_ALL).relieve(EMERGENCY).freed())
                .isEqualTo(ByteSize.megabytes(3_560));
        assertThat(ran).hasSize(6).endsWith("idle models");
    }

    @Test
    void alertRunsNothing() {
        probe.setHardFraction(0.85);
        assertThat(relief(PressureRelief.StopRule.RUN_ALL).relieve(ALERT).steps())
                .isEmpty();
    }

    @Test
    void stopsOncePressureIsBackIfToldTo() {
        probe.setHardFraction(0.90);
        ReliefReport report = relief(PressureRelief.StopRule.STOP_WHEN_RELIEVED).relieve(CLEAR);
        assertThat(ran).containsExactly("request tier", "computation tier");
        assertThat(report.steps())
                .extracting(ReliefReport.Step::outcome)
                .containsExactly(
                        ReliefReport.Outcome.RAN,
                        ReliefReport.Outcome.RAN,
                        ReliefReport.Outcome.NOT_NEEDED,
                        ReliefReport.Outcome.NOT_NEEDED);
    }

    @Test
    void aStepThatFailsDoesNotStopTheOthers() {
        probe.setHardFraction(0.92);
        PressureRelief relief = new PressureRelief(
                probe,
                MemoryLimits.defaults(),
                PressureRelief.StopRule.RUN_ALL,
                List.of(
                        new ReliefStep("broken", CLEAR, () -> {
                            probe.free(ByteSize.megabytes(5));
                            throw new IllegalStateException("no arena");
                        }),
                        step("native trim", CLEAR, 50)));
        ReliefReport report = relief.relieve(CLEAR);
        assertThat(ran).containsExactly("native trim");
        assertThat(report.steps().get(0).outcome()).isEqualTo(ReliefReport.Outcome.FAILED);
        assertThat(report.steps().get(0).failure())
                .hasValueSatisfying(words -> assertThat(words).contains("no arena"));
        assertThat(report.freed()).isEqualTo(ByteSize.megabytes(55));
    }

    @Test
    void growthDuringAStepIsNotReportedAsFreed() {
        probe.setHardFraction(0.92);
        PressureRelief relief = new PressureRelief(
                probe,
                MemoryLimits.defaults(),
                PressureRelief.StopRule.RUN_ALL,
                List.of(new ReliefStep("useless", CLEAR, () -> probe.allocate(ByteSize.megabytes(70)))));
        assertThat(relief.relieve(CLEAR).freed()).isEqualTo(ByteSize.ZERO);
    }

    @Test
    void runsWhenTheWatchSeesPressureRiseAndNotWhenItFalls() {
        PressureRelief relief = relief(PressureRelief.StopRule.RUN_ALL);
        try (MemoryWatch watch = new MemoryWatch(probe, MemoryLimits.defaults())) {
            watch.addListener(relief);
            probe.setHardFraction(0.92);
            watch.sampleNow();
            assertThat(ran).hasSize(4);
            probe.setHardFraction(0.10);
            watch.sampleNow();
            assertThat(ran).hasSize(4);
            assertThat(relief.last()).isPresent();
        }
    }

    @Test
    void rejectsAStepThatWouldRunWithoutPressure() {
        assertThatThrownBy(() -> new ReliefStep("x", NORMAL, () -> {}))
                .hasMessage("from must be ALERT or worse, was NORMAL");
        assertThatThrownBy(() -> new ReliefStep(" ", CLEAR, () -> {})).hasMessageContaining("name must not be blank");
    }
}
