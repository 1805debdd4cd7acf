package dev.headroom.generation;

/** Why an answer ended. */
public enum FinishReason {
    /** The model ended it, or a stop string came. */
    STOP,
    /** The token limit or the end of the context was reached. */
    LENGTH,
    /** The time limit of the execution passed; the text is what there was. */
    DEADLINE,
    /** It was cancelled; the text is what there was. */
    CANCELLED
}
