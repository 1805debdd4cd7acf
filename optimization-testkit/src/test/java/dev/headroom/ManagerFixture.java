package dev.headroom;

import dev.headroom.box.Box;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.model.LadderSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelTask;
import dev.headroom.model.Precision;
import dev.headroom.model.Rung;
import dev.headroom.queue.QueueLimits;
import dev.headroom.spi.MemoryProbe;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.spi.ModelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens managers in a box of 1 GB whose ladders hold the models {@code big} and {@code small}. */
record ManagerFixture(Path folder, MemoryProbe probe) {

    static final GenerationSettings GREEDY = GenerationSettings.greedy().withMaxTokens(24);

    OptimizationManager open(ModelBackendProvider provider) {
        return open(provider, config -> config);
    }

    OptimizationManager open(ModelBackendProvider provider, UnaryOperator<OptimizationConfig.Builder> change) {
        return open(provider, new SomeModels(List.of("big", "small"), ModelFormat.ARTEFACT), change);
    }

    OptimizationManager open(
            ModelBackendProvider provider, ModelSource source, UnaryOperator<OptimizationConfig.Builder> change) {
        List<Rung> rungs =
                List.of(new Rung("big", Precision.INT4, 32, 256), new Rung("small", Precision.INT4, 32, 256));
        LadderSettings ladder = LadderSettings.defaults().withMinTokensPerSecond(0);
        for (ModelTask task : ModelTask.values()) {
            ladder = ladder.withRungs(task, rungs);
        }
        OptimizationConfig.Builder config = OptimizationConfig.forBox(Box.of(1, ByteSize.gigabytes(1))).toBuilder()
                .ladder(ladder)
                .generation(GREEDY)
                .storage(StorageSettings.defaults().withCacheDirectory(folder));
        return OptimizationManager.open(
                change.apply(config).build(),
                Extensions.none()
                        .withBackends(List.of(provider))
                        .withSources(List.of(source))
                        .withProbe(probe));
    }

    /** Returns limits with a grace of 10 ms. */
    static QueueLimits shortGrace() {
        QueueLimits standard = QueueLimits.defaults();
        return new QueueLimits(
                standard.capacity(),
                standard.maximumWait(),
                standard.maximumLoading(),
                standard.maximumExecution(),
                java.time.Duration.ofMillis(10));
    }

    /** Knows the models whose ids begin with one of {@code names}. */
    record SomeModels(List<String> names, ModelFormat format) implements ModelSource {

        @Override
        public String id() {
            return "some-models";
        }

        @Override
        public Optional<ModelFiles> find(String modelId) {
            return names.stream().anyMatch(modelId::startsWith)
                    ? Optional.of(new ModelFiles(modelId, Path.of("/nowhere", modelId), format))
                    : Optional.empty();
        }

        @Override
        public List<String> places(String modelId) {
            return List.of("the two models of this test");
        }
    }
}
