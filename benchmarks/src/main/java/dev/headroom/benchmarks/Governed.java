package dev.headroom.benchmarks;

import dev.headroom.Extensions;
import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.StorageSettings;
import dev.headroom.backend.onnx.OnnxBackendProvider;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A manager over one artefact, asked for greedy text through the whole pipeline. */
final class Governed implements AutoCloseable {

    private final OptimizationManager manager;
    private final String model;

    Governed(Path artefact, int context) {
        OptimizationConfig defaults = OptimizationConfig.forThisBox();
        OptimizationConfig config = defaults.toBuilder()
                .runtime(defaults.runtime().withContextLength(context))
                // long runs on slow machines are the point here
                .queue(defaults.queue().withMaximumExecution(Duration.ofMinutes(10)))
                .storage(StorageSettings.defaults().withCacheDirectory(Models.folder()))
                .build();
        manager = OptimizationManager.open(config, Extensions.none().withBackends(List.of(new OnnxBackendProvider())));
        model = artefact.toString();
    }

    /** Generates greedily, passing both caches by. */
    Generation generate(String prompt, int tokens) {
        return manager.generate(GenerationRequest.of(Prompt.text(prompt))
                .onModel(model)
                .with(GenerationSettings.greedy().withMaxTokens(tokens))
                .fresh());
    }

    /** Generates greedily, or answers from the caches. */
    Generation generateCached(String prompt, int tokens) {
        return manager.generate(GenerationRequest.of(Prompt.text(prompt))
                .onModel(model)
                .with(GenerationSettings.greedy().withMaxTokens(tokens)));
    }

    OptimizationManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
