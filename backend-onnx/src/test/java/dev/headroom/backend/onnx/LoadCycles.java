package dev.headroom.backend.onnx;

import dev.headroom.box.ProcessMemory;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.relief.NativeTrim;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import java.util.List;

/** Loads, uses and closes a decoder and an encoder many times, and prints the memory of the process after each time. */
final class LoadCycles {

    private LoadCycles() {}

    public static void main(String[] arguments) {
        ModelFiles decoder = new ModelFiles("decoder", Path.of(arguments[0]), ModelFormat.ARTEFACT);
        ModelFiles encoder = new ModelFiles("encoder", Path.of(arguments[1]), ModelFormat.ONNX);
        int cycles = Integer.parseInt(arguments[2]);
        try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1))) {
            for (int i = 0; i < cycles; i++) {
                try (LoadedModel model = backend.load(decoder, LoadSettings.ofContext(1024), new CancelToken())) {
                    model.generator()
                            .generate(
                                    Prompt.text("word ".repeat(30)),
                                    GenerationSettings.greedy().withMaxTokens(8),
                                    TextSink.ignore(),
                                    new CancelToken());
                }
                try (LoadedModel model = backend.load(encoder, LoadSettings.defaults(), new CancelToken())) {
                    model.embedder().embed(List.of("a sentence", "another one"), new CancelToken());
                }
                long before = resident();
                System.gc();
                if (NativeTrim.run().isEmpty()) {
                    throw new AssertionError("no native trim here");
                }
                System.out.println("cycle " + i + " " + before + " " + resident());
            }
        }
    }

    private static long resident() {
        return ProcessMemory.ofThisProcess().orElseThrow().resident().bytes();
    }
}
