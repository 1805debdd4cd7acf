package dev.headroom.spi;

import java.util.Set;

/**
 * Announces a backend through {@link java.util.ServiceLoader}. Constructing it loads no native library, reads no file,
 * starts no thread and touches no network.
 *
 * <p>Thread-safe.
 */
public interface ModelBackendProvider {

    /** Returns a short stable name, for example {@code onnx}. */
    String id();

    /** Returns the preference among several backends that can run a model; the highest wins, ties go by id. */
    int rank();

    /** Returns what the backend can do. */
    Set<BackendCapability> capabilities();

    /** Returns whether it can work here, without loading anything. */
    Availability availability();

    /**
     * Opens the backend. Its native library may be loaded here or later.
     *
     * @throws dev.headroom.BackendException if it cannot start
     */
    ModelBackend open(BackendSettings settings);
}
