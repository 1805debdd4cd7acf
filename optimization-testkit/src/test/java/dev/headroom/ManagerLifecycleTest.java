package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.HangingBackend;
import dev.headroom.testkit.HangingBackend.EndsWhen;
import dev.headroom.testkit.HangingBackend.HangsIn;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagerLifecycleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
    private final FakeBackendProvider backend = new FakeBackendProvider();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void preloadsThroughTheLane() {
        try (OptimizationManager headroom = preloading(backend, List.of("big"))) {
            assertThat(backend.calls().loads()).isEqualTo(1);
            assertThat(headroom.systemHealth().queue().completed()).isEqualTo(1);
            assertThat(headroom.systemHealth().toString()).contains("model preloaded: big");
        }
    }

    @Test
    void opensThoughNothingCanBePreloadedAndSaysSo() {
        try (OptimizationManager headroom = preloading(backend, List.of())) {
            assertThat(headroom.systemHealth().isReady()).isTrue();
            assertThat(headroom.systemHealth().toString()).contains("nothing preloaded", "not on disk");
        }
    }

    @Test
    void closingEndsWhatRunsAndCancelsWhatWaits() throws Exception {
        HangingBackend hanging = new HangingBackend(HangsIn.GENERATE, EndsWhen.TERMINATED);
        OptimizationManager headroom = open(hanging);
        Future<Generation> running = callers.submit(() -> headroom.generate(GenerationRequest.of("runs")));
        hanging.awaitHanging(PATIENCE);
        Future<Generation> waiting = callers.submit(() -> headroom.generate(GenerationRequest.of("waits")));
        while (headroom.systemHealth().queue().waiting() == 0) {
            Thread.onSpinWait();
        }
        headroom.close();
        assertThat(running.get().finish()).isEqualTo(FinishReason.CANCELLED);
        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RequestCancelledException.class);
    }

    @Test
    void interruptingTheOnlyCallerStopsTheWork() throws Exception {
        HangingBackend hanging = new HangingBackend(HangsIn.GENERATE, EndsWhen.TERMINATED);
        try (OptimizationManager headroom = open(hanging)) {
            Future<Generation> asked = callers.submit(() -> headroom.generate(GenerationRequest.of("runs")));
            hanging.awaitHanging(PATIENCE);
            asked.cancel(true);
            assertThat(headroom.generate(GenerationRequest.of("next")).text()).startsWith("Once upon");
            assertThat(hanging.isHanging()).isFalse();
        }
    }

    @Test
    void interruptingTheOnlyCallerStopsALoad() throws Exception {
        HangingBackend hanging = new HangingBackend(HangsIn.LOAD, EndsWhen.TERMINATED);
        try (OptimizationManager headroom = open(hanging)) {
            Future<?> asked = callers.submit(() -> headroom.embed(List.of("tide")));
            hanging.awaitHanging(PATIENCE);
            asked.cancel(true);
            assertThat(headroom.generate(GenerationRequest.of("next")).text()).startsWith("Once upon");
        }
    }

    @Test
    void twoManagersInOneProcessDoNotTouchEachOther() {
        FakeBackendProvider other = new FakeBackendProvider();
        try (OptimizationManager first = open(backend)) {
            try (OptimizationManager second = open(other)) {
                first.generate(GenerationRequest.of("hello"));
                assertThat(second.generate(GenerationRequest.of("hello")).fromCache())
                        .isFalse();
            }
            assertThat(other.calls().unloads()).isEqualTo(1);
            assertThat(backend.calls().unloads()).isZero();
            assertThat(first.generate(GenerationRequest.of("hello").fresh()).text())
                    .startsWith("Once");
        }
    }

    @Test
    void noTextsNeedNoModel() {
        try (OptimizationManager headroom = open(backend)) {
            assertThat(headroom.embed(List.of()).vectors()).isEmpty();
            assertThat(headroom.classify(List.of())).isEmpty();
            assertThat(backend.calls().loads()).isZero();
        }
    }

    private OptimizationManager open(ModelBackendProvider provider) {
        return new ManagerFixture(folder, probe).open(provider);
    }

    private OptimizationManager preloading(FakeBackendProvider provider, List<String> onDisk) {
        return new ManagerFixture(folder, probe)
                .open(
                        provider,
                        new ManagerFixture.SomeModels(onDisk, ModelFormat.ARTEFACT),
                        c -> c.runtime(RuntimeSettings.defaults().withPreload(RuntimeSettings.Preload.ON_OPEN)));
    }
}
