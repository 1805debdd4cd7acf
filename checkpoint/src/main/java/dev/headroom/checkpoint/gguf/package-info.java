/** The GGUF format of llama.cpp, shown under Hugging Face names. Entry type {@code GgufCheckpoint}. */
@NullMarked
package dev.headroom.checkpoint.gguf;

import org.jspecify.annotations.NullMarked;
