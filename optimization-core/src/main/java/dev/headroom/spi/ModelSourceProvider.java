package dev.headroom.spi;

import dev.headroom.StorageSettings;

/**
 * Announces a place for models through {@link java.util.ServiceLoader}: a jar on the class path brings its model along.
 * Such places are asked after the user's own and after the configured directories.
 *
 * <p>Constructing it reads no file and touches no network. Thread-safe.
 */
@FunctionalInterface
public interface ModelSourceProvider {

    /** Returns the source, which may keep derived files below the cache directory of {@code storage}. */
    ModelSource open(StorageSettings storage);
}
