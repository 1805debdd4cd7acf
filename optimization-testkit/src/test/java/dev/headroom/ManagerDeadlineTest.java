package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.health.SystemHealth;
import dev.headroom.queue.QueueLimits;
import dev.headroom.queue.StopGrade;
import dev.headroom.testkit.HangingBackend;
import dev.headroom.testkit.HangingBackend.EndsWhen;
import dev.headroom.testkit.HangingBackend.HangsIn;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagerDeadlineTest {

    private static final Duration SOON = Duration.ofMillis(40);

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenByTheDeadlineIsReturnedWithTheGradeAndNotCached() {
        HangingBackend hanging = new HangingBackend(HangsIn.GENERATE, EndsWhen.TERMINATED);
        try (OptimizationManager headroom = executingFor(hanging, QueueLimits.defaults())) {
            Generation cut = headroom.generate(GenerationRequest.of("go on for ever"));
            assertThat(cut.text()).isEqualTo("Once");
            assertThat(cut.finish()).isEqualTo(FinishReason.DEADLINE);
            assertThat(cut.stopGrade()).contains(StopGrade.COOPERATIVE);
            assertThat(headroom.generate(GenerationRequest.of("go on for ever")).fromCache())
                    .isFalse();
        }
    }

    @Test
    void loadingHasALimitOfItsOwn() {
        HangingBackend hanging = new HangingBackend(HangsIn.LOAD, EndsWhen.TERMINATED);
        try (OptimizationManager headroom = new ManagerFixture(folder, probe)
                .open(
                        hanging,
                        c -> c.queue(QueueLimits.defaults()
                                .withMaximumLoading(SOON)
                                .withMaximumExecution(Duration.ofHours(1))))) {
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("hello")))
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("loading");
        }
    }

    @Test
    void aLaneThatCannotBeFreedIsSaidToBeStuckUntilTheWorkEnds() throws InterruptedException {
        HangingBackend hanging = new HangingBackend(HangsIn.GENERATE, EndsWhen.RELEASED);
        try (OptimizationManager headroom = executingFor(hanging, ManagerFixture.shortGrace())) {
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("hang")))
                    .isInstanceOf(RequestTimeoutException.class);
            SystemHealth stuck = headroom.systemHealth();
            assertThat(stuck.isReady()).isFalse();
            assertThat(stuck.toString()).contains("work that cannot be stopped");
            hanging.release();
            assertThat(headroom.generate(GenerationRequest.of("next")).text()).startsWith("Once upon");
            assertThat(headroom.systemHealth().isReady()).isTrue();
        }
    }

    private OptimizationManager executingFor(HangingBackend backend, QueueLimits limits) {
        return new ManagerFixture(folder, probe).open(backend, c -> c.queue(limits.withMaximumExecution(SOON)));
    }
}
