package dev.headroom.model;

import dev.headroom.ByteSize;

/**
 * One line of a loading plan: a rung's model at one precision.
 *
 * @param rung the model, precision and context
 * @param precision the format of its large matrices, the same as the rung's
 * @param weights weights in anonymous and in mapped memory
 * @param runtime the native runtime itself and what only loading needs
 * @param kvCache the key/value cache
 * @param buffers inputs, outputs, scratch
 * @param total all of them
 * @param fits whether the part that cannot be given back fits into what is available
 * @param tokensPerSecond predicted tokens of an answer per second
 * @param tokensInLimit predicted tokens of an answer within the execution limit, after a prompt of
 *     {@value #PROMPT_TOKENS} tokens
 */
public record PlanRow(
        Rung rung,
        Precision precision,
        ByteSize weights,
        ByteSize runtime,
        ByteSize kvCache,
        ByteSize buffers,
        ByteSize total,
        boolean fits,
        double tokensPerSecond,
        int tokensInLimit) {

    /** Tokens of the prompt that a plan reckons with. */
    public static final int PROMPT_TOKENS = 128;
}
