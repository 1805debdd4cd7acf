package dev.headroom.backend.onnx;

import dev.headroom.box.ProcessMemory;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;

/** Loads a decoder, runs a prompt of 512 and an answer of 64 tokens, and prints estimate and peak. */
final class MeasuredLoad {

    private MeasuredLoad() {}

    private static ProcessMemory now() {
        return ProcessMemory.ofThisProcess().orElseThrow();
    }

    public static void main(String[] arguments) {
        ModelFiles files = new ModelFiles("measured", Path.of(arguments[0]), ModelFormat.ARTEFACT);
        LoadSettings settings = LoadSettings.ofContext(1024);
        try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(2))) {
            MemoryEstimate estimate = backend.estimate(files, settings);
            long before = now().resident().bytes();
            try (LoadedModel model = backend.load(files, settings, new CancelToken())) {
                long loaded = now().resident().bytes();
                GenerationOutcome outcome = model.generator()
                        .generate(
                                Prompt.text(prompt(model)),
                                GenerationSettings.greedy().withMaxTokens(64),
                                TextSink.ignore(),
                                new CancelToken());
                ProcessMemory now = now();
                System.out.println("result " + estimate.resident().bytes() + " "
                        + estimate.hard().bytes() + " "
                        + before + " " + loaded + " "
                        // the kernel brings the high-water mark up to date only now and then
                        + Math.max(now.peakResident().bytes(), now.resident().bytes()) + " "
                        + now.anonymous().bytes());
                System.out.println("estimate " + estimate + " " + model.held());
                System.out.println("tokens " + outcome.promptTokens() + " prefill " + outcome.prefill() + " decode "
                        + outcome.tokensPerSecond() + " per second");
                long peak = now().resident().bytes();
                backend.trim();
                System.out.println(
                        "arena " + peak + " after trim " + now().resident().bytes());
            }
        }
    }

    private static String prompt(LoadedModel model) {
        StringBuilder text = new StringBuilder();
        while (model.generator().countTokens(Prompt.text(text.toString())) < 512) {
            text.append(" a b");
        }
        return text.toString();
    }
}
