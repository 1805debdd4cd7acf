package dev.headroom.model;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a model lies.
 *
 * @param id the name that users call it by
 * @param path its directory, or the file itself for GGUF
 * @param format how it lies there
 */
public record ModelFiles(String id, Path path, ModelFormat format) {

    /** Rejects nulls and an empty id. */
    public ModelFiles {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(format, "format");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank, was '" + id + "'");
        }
    }
}
