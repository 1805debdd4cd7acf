package dev.headroom.model;

/** What a model is for. There is one ladder per task. */
public enum ModelTask {
    /** Continues text. */
    GENERATION,
    /** Turns sentences into vectors. */
    EMBEDDING,
    /** Labels texts. */
    CLASSIFICATION
}
