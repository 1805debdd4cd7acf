/**
 * What running a model needs whatever computes it: text to tokens and back, prompts, sampling, the loop of a generation,
 * the thread that makes the calls. Entry types {@code DecoderCalls}, {@code ModelCalls} and the tokenizers.
 */
@NullMarked
package dev.headroom.inference;

import org.jspecify.annotations.NullMarked;
