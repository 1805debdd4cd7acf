/**
 * Trains byte-level byte pair vocabularies and writes them as Hugging Face tokenizer files. Entry type
 * {@code BytePairTrainer}.
 */
@NullMarked
package dev.headroom.training.bpe;

import org.jspecify.annotations.NullMarked;
