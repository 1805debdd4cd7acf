package dev.headroom.spi;

import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;

/**
 * A running backend: estimates and loads models. It knows no cache, queue or document.
 *
 * <pre>{@code
 * try (ModelBackend backend = provider.open(BackendSettings.ofThreads(2));
 *         LoadedModel model = backend.load(files, LoadSettings.ofContext(1024), new CancelToken())) {
 *     model.generator().generate(prompt, settings, TextSink.ignore(), new CancelToken());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Errors: native failures arrive as {@link dev.headroom.BackendException}; use after close is an
 * {@link IllegalStateException}.
 */
public interface ModelBackend extends AutoCloseable {

    /** Returns the id of its provider. */
    String id();

    /** Returns whether it can run files of this format. Decided by the format alone, nothing is opened. */
    boolean runs(ModelFiles files);

    /**
     * Reads headers and manifest and says what the model is. Weights are not read.
     *
     * @throws dev.headroom.MalformedFileException if a header breaks its format
     */
    ModelProfile describe(ModelFiles files);

    /** Returns the bytes that loading and running would take, from headers alone. */
    MemoryEstimate estimate(ModelFiles files, LoadSettings settings);

    /**
     * Loads the weights and allocates all buffers. Nothing stays allocated if it fails.
     *
     * @throws dev.headroom.DamagedArtefactException if a file differs from its manifest
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires before the model is ready
     */
    LoadedModel load(ModelFiles files, LoadSettings settings, CancelToken cancel);

    /** Returns the gauge of everything that this backend holds. */
    NativeMemoryGauge memory();

    /** Gives arenas and scratch memory back, as far as the runtime can; models stay loaded. */
    void trim();

    /** Closes every model that is still loaded. Closing again does nothing. */
    @Override
    void close();
}
