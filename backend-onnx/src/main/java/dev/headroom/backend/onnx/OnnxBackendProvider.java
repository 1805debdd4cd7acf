package dev.headroom.backend.onnx;

import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.util.Locale;
import java.util.Set;

/**
 * Announces the backend that runs models on ONNX Runtime: artefacts with a decoder graph, and exported sentence
 * encoders ({@code model.onnx} beside {@code tokenizer.json}).
 *
 * <pre>{@code
 * try (ModelBackend backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(2));
 *         LoadedModel model = backend.load(files, LoadSettings.ofContext(1024), new CancelToken())) {
 *     model.generator().generate(Prompt.text("Once"), GenerationSettings.greedy(), System.out::print, new CancelToken());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Neither construction nor {@link #open} loads a native library; the first load of a model does.
 * ONNX Runtime keeps about 25 MB from then on.
 */
public final class OnnxBackendProvider implements ModelBackendProvider {

    /** The id of this backend. */
    public static final String ID = "onnx";

    private static final int RANK = 100;

    /** Made by {@link java.util.ServiceLoader}; does nothing. */
    public OnnxBackendProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Set<BackendCapability> capabilities() {
        return Set.of(
                BackendCapability.GENERATION,
                BackendCapability.SCORING,
                BackendCapability.EMBEDDING,
                BackendCapability.NATIVE_TERMINATION);
    }

    @Override
    public Availability availability() {
        return availability(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Availability availability(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        // the native libraries that both onnxruntime and the tokenizers carry in their jars
        boolean carried = (os.startsWith("linux") && (arm || intel))
                || (os.startsWith("mac") && arm)
                || (os.startsWith("windows") && intel);
        return carried
                ? Availability.available()
                : Availability.unavailable(
                        "no native library for " + system + " on " + processor,
                        "run on Linux (x86-64, ARM64), macOS (ARM64) or Windows (x86-64)");
    }

    @Override
    public ModelBackend open(BackendSettings settings) {
        return new OnnxBackend(settings);
    }
}
