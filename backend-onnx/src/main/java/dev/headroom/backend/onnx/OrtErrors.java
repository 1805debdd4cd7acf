package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.BackendException;

/** The one place where native failures become ours. */
final class OrtErrors {

    private OrtErrors() {}

    /** Returns the failure of {@code doing}, for example {@code loading tiny}. */
    static BackendException map(String doing, OrtException cause) {
        return new BackendException(
                OnnxBackendProvider.ID, doing + " failed (" + cause.getCode() + "): " + cause.getMessage(), cause);
    }

    /** Returns the failure to link the native library. */
    static BackendException map(LinkageError cause) {
        return new BackendException(
                OnnxBackendProvider.ID,
                "the native library did not load (" + cause.getMessage()
                        + "); it needs glibc and a writable temporary folder, or a folder with the extracted libraries",
                cause);
    }
}
