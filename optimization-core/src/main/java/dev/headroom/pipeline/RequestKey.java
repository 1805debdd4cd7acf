package dev.headroom.pipeline;

import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.model.ModelTask;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes two requests the same.
 *
 * @param task what is asked for
 * @param model the model asked for; absent for the ladder's choice
 * @param prompt what it is asked about
 * @param settings how text is generated; absent for other tasks
 */
public record RequestKey(ModelTask task, Optional<String> model, Prompt prompt, Optional<GenerationSettings> settings) {

    /** Rejects nulls. */
    public RequestKey {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(settings, "settings");
    }
}
