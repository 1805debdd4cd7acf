package dev.headroom.model;

/**
 * How a model is loaded.
 *
 * @param contextLength tokens that prompt and answer may have together; the KV cache is allocated for all of them.
 *     Longer than the model was made for is cut to that
 */
public record LoadSettings(int contextLength) {

    /** Tokens of the context unless told otherwise. */
    public static final int DEFAULT_CONTEXT_LENGTH = 2048;

    /** Rejects a context below 8 tokens. */
    public LoadSettings {
        if (contextLength < 8) {
            throw new IllegalArgumentException("contextLength must be at least 8, was " + contextLength);
        }
    }

    /** Returns settings with a context of {@value #DEFAULT_CONTEXT_LENGTH} tokens. */
    public static LoadSettings defaults() {
        return new LoadSettings(DEFAULT_CONTEXT_LENGTH);
    }

    /** Returns settings for a context of {@code tokens}. */
    public static LoadSettings ofContext(int tokens) {
        return new LoadSettings(tokens);
    }
}
