/** Tokenizers that come inside GGUF files, converted to {@code tokenizer.json}. Entry type {@code GgufTokenizer}. */
@NullMarked
package dev.headroom.checkpoint.tokenizer;

import org.jspecify.annotations.NullMarked;
