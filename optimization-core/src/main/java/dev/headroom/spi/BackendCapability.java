package dev.headroom.spi;

/** What a backend can do. Each capability is tested both ways: declared means it works, not declared means it refuses. */
public enum BackendCapability {
    /** Continues text token by token. */
    GENERATION,
    /** Hands out the logits of every position of a given token sequence. */
    SCORING,
    /** Turns sentences into vectors. */
    EMBEDDING,
    /** Labels texts. */
    CLASSIFICATION,
    /** Stops a running native call from outside. */
    NATIVE_TERMINATION
}
