package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.model.Choice.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelLadderTest {

    private static final LadderPolicy TARGET = LadderPolicy.ofTarget(2);

    @Test
    void takesTheFirstRungThatFitsAndIsFastEnough() {
        Choice choice = pick(3_000, TARGET, rung("large", 4_100, 5), rung("middle", 2_000, 9), rung("small", 500, 30));
        assertThat(picked(choice)).isEqualTo("middle");
        assertThat(choice.isFallback()).isTrue();
        assertThat(outcomes(choice)).containsExactly(Outcome.TOO_LARGE, Outcome.PICKED, Outcome.NOT_NEEDED);
        assertThat(choice.verdicts().get(0).reason()).isEqualTo("needs 4.1 GB, 3.0 GB available");
        assertThat(choice.reason()).contains("middle", "passed over large", "needs 4.1 GB, 3.0 GB available");
    }

    @Test
    void theTopRungIsNoFallback() {
        Choice choice = pick(5_000, TARGET, rung("large", 4_100, 5), rung("small", 500, 30));
        assertThat(picked(choice)).isEqualTo("large");
        assertThat(choice.isFallback()).isFalse();
    }

    @Test
    void aSlowRungGivesWayToAFasterOneBelow() {
        Choice choice = pick(5_000, TARGET, rung("large", 4_100, 1.1), rung("small", 500, 30));
        assertThat(picked(choice)).isEqualTo("small");
        assertThat(choice.verdicts().get(0).reason()).isEqualTo("predicted 1.1 tok/s, target 2");
    }

    @Test
    void whereAllAreTooSlowTheFastestIsTakenAndTheReasonSaysSo() {
        Choice choice = pick(5_000, TARGET, rung("large", 4_100, 0.5), rung("middle", 2_000, 1.5), rung("odd", 500, 1));
        assertThat(picked(choice)).isEqualTo("middle");
        assertThat(choice.reason()).contains("no rung that fits meets the speed target, this is the fastest");
        assertThat(outcomes(choice)).containsExactly(Outcome.TOO_SLOW, Outcome.PICKED, Outcome.TOO_SLOW);
    }

    @Test
    void anAbsentRungIsPassedOverWithThePlacesLookedIn() {
        RungCandidate absent = new RungCandidate(
                new Rung("gone", Precision.INT4, 32, 512),
                RungFiles.absent("not on disk: looked in /models"),
                Optional.of(estimate(10)),
                Optional.empty());
        Choice choice = pick(5_000, TARGET, absent, rung("small", 500, 30));
        assertThat(picked(choice)).isEqualTo("small");
        assertThat(choice.verdicts().get(0).outcome()).isEqualTo(Outcome.ABSENT);
        assertThat(choice.reason()).contains("not on disk: looked in /models");
    }

    @Test
    void anUnknownSpeedDoesNotSpeakAgainstARung() {
        RungCandidate unknown = new RungCandidate(
                new Rung("mystery", Precision.INT8, 32, 512),
                present("mystery"),
                Optional.of(estimate(10)),
                Optional.empty());
        assertThat(picked(pick(100, TARGET, unknown))).isEqualTo("mystery");
    }

    @Test
    void rungsAboveThePositionAreNotTaken() {
        Choice choice = pick(
                5_000, new LadderPolicy(2, 1, "memory was short"), rung("large", 4_100, 5), rung("small", 500, 30));
        assertThat(picked(choice)).isEqualTo("small");
        assertThat(choice.verdicts().get(0).outcome()).isEqualTo(Outcome.STEPPED_BELOW);
        assertThat(choice.reason()).contains("stepped down: memory was short");
    }

    @Test
    void picksNothingWhereNothingCanRunAndSaysWhy() {
        Choice choice = pick(100, TARGET, rung("large", 4_100, 5), rung("small", 500, 30));
        assertThat(choice.picked()).isEmpty();
        assertThat(choice.isFallback()).isFalse();
        assertThat(choice.reason()).contains("no rung can run", "needs 500 MB, 100 MB available");
        assertThat(pick(100, TARGET).reason()).isEqualTo("the ladder has no rung");
    }

    private static Choice pick(long megabytes, LadderPolicy policy, RungCandidate... candidates) {
        return ModelLadder.pick(List.of(candidates), ByteSize.megabytes(megabytes), policy);
    }

    private static String picked(Choice choice) {
        return choice.picked().orElseThrow().rung().modelId();
    }

    private static List<Outcome> outcomes(Choice choice) {
        return choice.verdicts().stream().map(Choice.Verdict::outcome).toList();
    }

    private static RungCandidate rung(String id, long megabytes, double tokensPerSecond) {
        return new RungCandidate(
                new Rung(id, Precision.INT4, 128, 2048),
                present(id),
                Optional.of(estimate(megabytes)),
                Optional.of(new SpeedEstimate(100, tokensPerSecond)));
    }

    private static RungFiles present(String id) {
        return RungFiles.present(new ModelFiles(id, Path.of(id), ModelFormat.ARTEFACT));
    }

    private static MemoryEstimate estimate(long megabytes) {
        ByteSize none = ByteSize.ZERO;
        return new MemoryEstimate(ByteSize.megabytes(megabytes), none, none, none, none, none);
    }
}
