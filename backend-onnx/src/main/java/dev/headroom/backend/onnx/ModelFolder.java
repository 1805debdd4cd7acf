package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;

/** A model on disk, as far as its headers tell. Thread-safe; holds no file open. */
interface ModelFolder {

    ModelProfile profile();

    MemoryEstimate estimate(LoadSettings settings);

    /**
     * Compares the files with their manifest, where there is one.
     *
     * @throws dev.headroom.DamagedArtefactException if one differs
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    void verify(CancelToken cancel);

    /** Loads the model, on the inference thread; nothing stays allocated if it fails. */
    RunningModel open(OrtRuntime runtime, LoadSettings settings) throws OrtException;
}
