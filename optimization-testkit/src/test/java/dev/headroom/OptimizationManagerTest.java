package dev.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.box.MemoryMonitor;
import dev.headroom.box.MemoryPressure;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.health.SystemHealth;
import dev.headroom.health.SystemMetrics;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeScript;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizationManagerTest {

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
    private final FakeBackendProvider backend = new FakeBackendProvider();

    @TempDir
    Path folder;

    private OptimizationManager open(FakeBackendProvider provider) {
        return new ManagerFixture(folder, probe).open(provider);
    }

    @Test
    void answersWithTheBestRungAndSaysWhy() {
        try (OptimizationManager headroom = open(backend)) {
            Generation answer = headroom.generate(GenerationRequest.of("Tell me a story."));
            assertThat(answer.text()).startsWith("Once upon a time");
            assertThat(answer.model().modelId()).isEqualTo("big");
            assertThat(answer.model().reason()).contains("big");
            assertThat(answer.fromCache()).isFalse();
        }
    }

    @Test
    void answersTheSameRequestFromTheCacheWithoutTheBackend() {
        try (OptimizationManager headroom = open(backend)) {
            Generation first = headroom.generate(GenerationRequest.of("again"));
            List<String> pieces = new ArrayList<>();
            Generation second = headroom.generate(GenerationRequest.of("again"), pieces::add);
            assertThat(second.fromCache()).isTrue();
            assertThat(second.text()).isEqualTo(first.text()).isEqualTo(String.join("", pieces));
            assertThat(backend.calls().generations()).isEqualTo(1);
            assertThat(headroom.generate(GenerationRequest.of("again").fresh()).fromCache())
                    .isFalse();
            assertThat(backend.calls().generations()).isEqualTo(2);
        }
    }

    @Test
    void tenIdenticalRequestsAtOnceAreOneBackendCall() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(1);
        FakeBackendProvider slow = new FakeBackendProvider(FakeScript.defaults().withOnToken(index -> await(allAsked)));
        ExecutorService callers = Executors.newFixedThreadPool(10);
        try (OptimizationManager headroom = open(slow)) {
            CountDownLatch started = new CountDownLatch(10);
            Callable<Generation> call = () -> {
                started.countDown();
                return headroom.generate(GenerationRequest.of("the same"));
            };
            List<Future<Generation>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(callers.submit(call));
            }
            started.await();
            allAsked.countDown();
            for (Future<Generation> answer : answers) {
                assertThat(answer.get().text()).isEqualTo(answers.get(0).get().text());
            }
            assertThat(slow.calls().generations()).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void stepsDownWhenALoadFailsAndSaysSo() {
        FakeBackendProvider failing =
                new FakeBackendProvider(FakeScript.defaults().withOnLoad(files -> {
                    if (files.id().startsWith("big")) {
                        throw new BackendException("fake", "no room in the test", null);
                    }
                }));
        try (OptimizationManager headroom = open(failing)) {
            Generation answer = headroom.generate(GenerationRequest.of("hello"));
            assertThat(answer.model().modelId()).isEqualTo("small");
            assertThat(answer.model().reason()).contains("no room in the test");
        }
    }

    @Test
    void refusesWhatDoesNotFitBeforeItIsLoaded() {
        FakeBackendProvider huge = new FakeBackendProvider(FakeScript.defaults().withEstimate(ByteSize.gigabytes(2)));
        try (OptimizationManager headroom = open(huge)) {
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("hello")))
                    .isInstanceOf(OverBudgetException.class)
                    .hasMessageContaining("2.0 GB");
            assertThat(huge.calls().loads()).isZero();
        }
    }

    @Test
    void saysWhereAnUnknownModelWasLookedFor() {
        try (OptimizationManager headroom = open(backend)) {
            assertThatThrownBy(() ->
                            headroom.generate(GenerationRequest.of("hello").onModel("nobody/knows-it")))
                    .isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("the two models of this test");
        }
    }

    @Test
    void embedsOnlyTheTextsThatAreNotCached() {
        try (OptimizationManager headroom = open(backend)) {
            float[] first = headroom.embed(List.of("tide")).vectors().get(0);
            List<float[]> both = headroom.embed(List.of("moon", "tide", "moon")).vectors();
            assertThat(both).hasSize(3);
            assertThat(both.get(1)).isEqualTo(first);
            assertThat(both.get(0)).isEqualTo(both.get(2));
            assertThat(backend.calls().embeddings()).isEqualTo(2);
        }
    }

    @Test
    void classifies() {
        try (OptimizationManager headroom = open(backend)) {
            assertThat(headroom.classify(List.of("good", "bad"))).hasSize(2);
        }
    }

    @Test
    void shedsCachesWhenAMonitoredWorkCrossesItsShare() {
        try (OptimizationManager headroom = open(backend)) {
            headroom.generate(GenerationRequest.of("cached"));
            MemoryMonitor monitor = headroom.createMemoryMonitor(0.5);
            probe.setHardFraction(0.6);
            headroom.checkMemoryHealth();
            monitor.close();
            assertThat(monitor.report().crossings()).isEqualTo(1);
            probe.setHardFraction(0.1);
            assertThat(headroom.generate(GenerationRequest.of("cached")).fromCache())
                    .isFalse();
        }
    }

    @Test
    void refusesWorkInAnEmergencyAndUnloadsIdleModels() {
        try (OptimizationManager headroom = open(backend)) {
            headroom.generate(GenerationRequest.of("first"));
            probe.setHardFraction(0.96);
            assertThat(headroom.checkMemoryHealth().pressure()).isEqualTo(MemoryPressure.EMERGENCY);
            assertThat(backend.calls().unloads()).isEqualTo(1);
            assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("second")))
                    .isInstanceOf(QueueFullException.class)
                    .hasMessageContaining("memory");
            assertThat(headroom.systemHealth().isReady()).isFalse();
            probe.setHardFraction(0.2);
            headroom.checkMemoryHealth();
            Generation answer = headroom.generate(GenerationRequest.of("third"));
            assertThat(answer.model().modelId()).isEqualTo("small");
            assertThat(answer.model().reason()).contains("memory emergency");
        }
    }

    @Test
    void doesHousekeepingEveryFiveRequests() {
        try (OptimizationManager headroom = open(backend)) {
            for (int i = 0; i < 5; i++) {
                headroom.generate(GenerationRequest.of("request " + i));
            }
        }
        // closing lets a round that has begun end
        assertThat(backend.calls().trims()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void opensWithoutTouchingABackendAndTellsWhatWasTouched() {
        try (OptimizationManager headroom = open(backend)) {
            assertThat(backend.calls().opened()).isZero();
            assertThat(headroom.systemHealth().startup())
                    .extracting(mark -> mark.what())
                    .containsExactly("open", "ready");
            headroom.generate(GenerationRequest.of("hello"));
            assertThat(headroom.systemHealth().startup())
                    .extracting(mark -> mark.what())
                    .contains("model big");
        }
    }

    @Test
    void plansAKnownModelWithoutFiles() {
        try (OptimizationManager headroom = open(backend)) {
            assertThat(headroom.optimizeModelLoading("HuggingFaceH4/zephyr-7b-beta")
                            .rows())
                    .isNotEmpty();
            assertThat(backend.calls().loads()).isZero();
        }
    }

    @Test
    void cutsTheAnswerToWhatTheTimeLimitAllows() {
        try (OptimizationManager headroom = open(backend)) {
            assertThat(headroom.optimizeInferenceSettings().maxTokens())
                    .isBetween(1, ManagerFixture.GREEDY.maxTokens());
        }
    }

    @Test
    void reportsHealthForPeopleAndMonitors() {
        try (OptimizationManager headroom = open(backend)) {
            Generation answer = headroom.generate(GenerationRequest.of("hello"));
            assertThat(answer.finish()).isIn(FinishReason.STOP, FinishReason.LENGTH);
            SystemHealth health = headroom.systemHealth();
            assertThat(health.toString())
                    .contains("box", "memory", "budget", "queue", "computation", "big", "ladder", "start-up");
            assertThat(new SystemMetrics(headroom::systemHealth).metrics())
                    .extracting(metric -> metric.name())
                    .contains("headroom_memory_hard_bytes", "headroom_requests_total", "headroom_cache_hits_total");
        }
    }

    @Test
    void everyCallAfterCloseIsRefused() {
        OptimizationManager headroom = open(backend);
        headroom.close();
        headroom.close();
        assertThatThrownBy(headroom::checkMemoryHealth).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> headroom.generate(GenerationRequest.of("late")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> headroom.embed(List.of("late"))).isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
