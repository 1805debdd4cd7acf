package dev.headroom.backend.djl;

import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.engine.TorchLibraries;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.util.Set;

/**
 * Announces the backend that runs checkpoints as they are published on PyTorch: Llama, Mistral, Phi and GPT-2 decoders,
 * BERT and DistilBERT encoders and classifiers, and GGUF files of the Llama family. It computes in float32; what it
 * says is the reference for smaller forms of the same model.
 *
 * <pre>{@code
 * try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(2));
 *         LoadedModel model = backend.load(files, LoadSettings.ofContext(1024), new CancelToken())) {
 *     model.generator().generate(Prompt.text("Once"), GenerationSettings.greedy(), System.out::print, new CancelToken());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Neither construction nor {@link #open} loads a native library; the first load of a model does.
 * PyTorch keeps about 120 MB from then on. The number of compute threads is one for the whole process, that of the last
 * load.
 */
public final class DjlBackendProvider implements ModelBackendProvider {

    /** The id of this backend. */
    public static final String ID = TorchEngine.BACKEND_ID;

    private static final int RANK = 50;

    /** Made by {@link java.util.ServiceLoader}; does nothing. */
    public DjlBackendProvider() {}

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
                BackendCapability.CLASSIFICATION);
    }

    @Override
    public Availability availability() {
        return TorchLibraries.find().availability();
    }

    @Override
    public ModelBackend open(BackendSettings settings) {
        return new DjlBackend(settings);
    }
}
