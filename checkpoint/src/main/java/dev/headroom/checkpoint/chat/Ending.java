package dev.headroom.checkpoint.chat;

/** How a rendered conversation ends. */
public enum Ending {
    /** With the opening of an answer, so that the model continues as the assistant ({@code add_generation_prompt}). */
    OPEN_ANSWER,
    /** After the last turn. */
    AS_IS
}
