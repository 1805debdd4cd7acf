package dev.headroom.spi;

import dev.headroom.model.ModelFiles;
import java.util.List;
import java.util.Optional;

/** Finds the files of a model by its id. Thread-safe. */
public interface ModelSource {

    /** Returns a short name for messages, for example {@code hugging-face-cache}. */
    String id();

    /** Returns the files of {@code modelId}, or nothing where this source does not have them. */
    Optional<ModelFiles> find(String modelId);

    /** Returns the places that {@link #find} searches for {@code modelId}, for the error message. */
    List<String> places(String modelId);
}
