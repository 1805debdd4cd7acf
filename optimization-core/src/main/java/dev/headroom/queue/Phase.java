package dev.headroom.queue;

import java.util.Locale;

/** What a request is doing; each phase has its own limit. */
public enum Phase {
    /** It waits for its turn. */
    WAITING,
    /** It loads a model. */
    LOADING,
    /** It computes its answer. */
    EXECUTING;

    /** Returns the name in messages, for example {@code waiting}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
