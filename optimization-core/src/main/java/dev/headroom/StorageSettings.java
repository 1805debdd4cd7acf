package dev.headroom;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where models are looked for and where derived files go. No persistent disk is assumed: everything below
 * {@code cacheDirectory} can be made again.
 *
 * @param modelDirectories searched in order for model ids
 * @param huggingFaceCache the {@code hub} folder of the Hugging Face cache; absent for none
 * @param cacheDirectory artefacts made on the way, extracted files and learnt profiles
 * @param cacheBound most bytes kept below {@code cacheDirectory}; the least recently used go first
 */
public record StorageSettings(
        List<Path> modelDirectories, Optional<Path> huggingFaceCache, Path cacheDirectory, ByteSize cacheBound) {

    /** Bytes kept below the cache directory unless told otherwise. */
    public static final ByteSize DEFAULT_CACHE_BOUND = ByteSize.gigabytes(20);

    /** Copies the list and rejects nulls. */
    public StorageSettings {
        modelDirectories = List.copyOf(modelDirectories);
        Objects.requireNonNull(huggingFaceCache, "huggingFaceCache");
        Objects.requireNonNull(cacheDirectory, "cacheDirectory");
        Objects.requireNonNull(cacheBound, "cacheBound");
    }

    /** Returns no model directory, no Hugging Face cache, and {@code headroom} below the temporary folder. */
    public static StorageSettings defaults() {
        return new StorageSettings(
                List.of(),
                Optional.empty(),
                Path.of(System.getProperty("java.io.tmpdir"), "headroom"),
                DEFAULT_CACHE_BOUND);
    }

    /** Returns these settings with other model directories. */
    public StorageSettings withModelDirectories(List<Path> value) {
        return new StorageSettings(value, huggingFaceCache, cacheDirectory, cacheBound);
    }

    /** Returns these settings with another Hugging Face cache. */
    public StorageSettings withHuggingFaceCache(Path value) {
        return new StorageSettings(modelDirectories, Optional.of(value), cacheDirectory, cacheBound);
    }

    /** Returns these settings with another cache directory. */
    public StorageSettings withCacheDirectory(Path value) {
        return new StorageSettings(modelDirectories, huggingFaceCache, value, cacheBound);
    }

    /** Returns these settings with another bound on the cache directory. */
    public StorageSettings withCacheBound(ByteSize value) {
        return new StorageSettings(modelDirectories, huggingFaceCache, cacheDirectory, value);
    }
}
