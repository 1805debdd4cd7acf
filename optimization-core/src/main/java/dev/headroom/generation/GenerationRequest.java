package dev.headroom.generation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request for text.
 *
 * <pre>{@code
 * Generation answer = headroom.generate(GenerationRequest.of("Explain tides to a child."));
 * Generation other = headroom.generate(GenerationRequest.continuing("Once upon a time")
 *         .with(GenerationSettings.greedy().withMaxTokens(64))
 *         .fresh());
 * }</pre>
 *
 * @param prompt what to continue
 * @param settings how; absent for the configured default
 * @param model the model to use; absent for the ladder's choice
 * @param freshness whether a cached answer is welcome
 */
public record GenerationRequest(
        Prompt prompt, Optional<GenerationSettings> settings, Optional<String> model, Freshness freshness) {

    /** Rejects nulls. */
    public GenerationRequest {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(freshness, "freshness");
    }

    /** Returns a request that asks one question. */
    public static GenerationRequest of(String question) {
        return of(Prompt.ask(question));
    }

    /** Returns a request that continues plain text. */
    public static GenerationRequest continuing(String text) {
        return of(Prompt.text(text));
    }

    /** Returns a request for the next turn of a conversation. */
    public static GenerationRequest chat(List<ChatMessage> messages) {
        return of(Prompt.chat(messages));
    }

    /** Returns a request for a prompt of any kind. */
    public static GenerationRequest of(Prompt prompt) {
        return new GenerationRequest(prompt, Optional.empty(), Optional.empty(), Freshness.CACHED_OR_NEW);
    }

    /** Returns this request with its own settings. */
    public GenerationRequest with(GenerationSettings own) {
        return new GenerationRequest(prompt, Optional.of(own), model, freshness);
    }

    /** Returns this request for a certain model, by id or path, instead of the ladder's choice. */
    public GenerationRequest onModel(String id) {
        return new GenerationRequest(prompt, settings, Optional.of(id), freshness);
    }

    /** Returns this request so that both caches are passed by. */
    public GenerationRequest fresh() {
        return new GenerationRequest(prompt, settings, model, Freshness.NEW);
    }

    /** Whether a cached answer is welcome. */
    public enum Freshness {
        /** A cached answer will do. */
        CACHED_OR_NEW,
        /** The answer must be computed now. */
        NEW
    }
}
