package dev.headroom.spi;

import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;

/** Continues text. Thread-safe, one call at a time. */
public interface TextGenerator {

    /** Returns the tokens that prompt and answer may have together. */
    int contextLength();

    /** Returns the number of tokens of a prompt, special tokens included. */
    int countTokens(Prompt prompt);

    /**
     * Generates until a stop token, a stop string, the token limit, the end of the context or cancellation.
     * Cancellation is not an error here: the outcome holds what there is and says why it ended.
     *
     * @param sink receives whole characters as they come; what it got is the text of the outcome
     * @throws IllegalArgumentException if the prompt alone fills the context
     */
    GenerationOutcome generate(Prompt prompt, GenerationSettings settings, TextSink sink, CancelToken cancel);
}
