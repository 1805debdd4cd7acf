package dev.headroom.pipeline;

import dev.headroom.generation.GenerationOutcome;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A flight recorder event for every generated answer. */
@Name("dev.headroom.Generate")
@Label("Generate")
@Category("Headroom")
@StackTrace(false)
final class GenerateEvent extends Event {

    @Label("Model")
    String model = "";

    @Label("Prompt tokens")
    int promptTokens;

    @Label("Generated tokens")
    int generatedTokens;

    @Label("Finish")
    String finish = "";

    void commit(String modelId, GenerationOutcome outcome) {
        end();
        if (shouldCommit()) {
            model = modelId;
            promptTokens = outcome.promptTokens();
            generatedTokens = outcome.generatedTokens();
            finish = outcome.finish().name();
            commit();
        }
    }
}
