package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.box.MemoryPressure;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.model.ModelFormat;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeScript;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagerLadderTest {

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
    private final FakeBackendProvider backend = new FakeBackendProvider();

    @TempDir
    Path folder;

    @Test
    void askingForSettingsMovesNothing() {
        try (OptimizationManager headroom = open(backend, "big", "small")) {
            headroom.optimizeInferenceSettings();
            assertThat(headroom.systemHealth().choices()).isEmpty();
            assertThat(backend.calls().loads()).isZero();
        }
    }

    @Test
    void aLoadThatFailsOnceIsTriedAgainByTheNextRequest() {
        AtomicBoolean broken = new AtomicBoolean(true);
        FakeBackendProvider once = new FakeBackendProvider(FakeScript.defaults().withOnLoad(files -> {
            if (broken.getAndSet(false)) {
                throw new BackendException("fake", "busy for a moment", null);
            }
        }));
        try (OptimizationManager headroom = open(once, "big")) {
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("hello")))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("busy for a moment");
            assertThat(headroom.generate(GenerationRequest.of("hello")).model().modelId())
                    .isEqualTo("big");
        }
    }

    @Test
    void anEmergencyDoesNotStepOffTheOnlyRung() {
        try (OptimizationManager headroom = open(backend, "big")) {
            headroom.generate(GenerationRequest.of("first"));
            passThroughAnEmergency(headroom);
            assertThat(headroom.generate(GenerationRequest.of("second")).model().modelId())
                    .isEqualTo("big");
        }
    }

    @Test
    void anAnswerThatIsCachedIsServedInAnEmergency() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FakeBackendProvider slow = new FakeBackendProvider(FakeScript.defaults().withOnToken(index -> {
            writing.countDown();
            await(goOn);
        }));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (OptimizationManager headroom = open(slow, "big")) {
            Future<Generation> running = caller.submit(() -> headroom.generate(GenerationRequest.of("early")));
            writing.await();
            probe.setHardFraction(0.96);
            assertThat(headroom.checkMemoryHealth().pressure()).isEqualTo(MemoryPressure.EMERGENCY);
            goOn.countDown();
            running.get();
            assertThat(headroom.generate(GenerationRequest.of("early")).fromCache())
                    .isTrue();
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("late")))
                    .isInstanceOf(QueueFullException.class);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void aModelThatIsOnlyPublishedHasToBeCompressedFirst() {
        FakeBackendProvider artefactsOnly =
                new FakeBackendProvider(FakeScript.defaults().withFormats(Set.of(ModelFormat.ARTEFACT)));
        for (ModelFormat format : List.of(ModelFormat.CHECKPOINT, ModelFormat.GGUF)) {
            try (OptimizationManager headroom = new ManagerFixture(folder, probe)
                    .open(artefactsOnly, new ManagerFixture.SomeModels(List.of("raw"), format), c -> c)) {
                assertThatThrownBy(() ->
                                headroom.generate(GenerationRequest.of("hello").onModel("raw")))
                        .isInstanceOf(NoBackendException.class)
                        .hasMessageContaining("does not run " + format)
                        .hasMessageContaining("headroom compress /nowhere/raw");
            }
        }
    }

    private void passThroughAnEmergency(OptimizationManager headroom) {
        probe.setHardFraction(0.96);
        assertThat(headroom.checkMemoryHealth().pressure()).isEqualTo(MemoryPressure.EMERGENCY);
        probe.setHardFraction(0.2);
        headroom.checkMemoryHealth();
    }

    private OptimizationManager open(FakeBackendProvider provider, String... onDisk) {
        return new ManagerFixture(folder, probe)
                .open(provider, new ManagerFixture.SomeModels(List.of(onDisk), ModelFormat.ARTEFACT), config -> config);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
