/**
 * The default story model: a small Llama-shaped decoder that this project trains itself. Entry type
 * {@code EmbeddedModel}.
 */
@NullMarked
package dev.headroom.embedded;

import org.jspecify.annotations.NullMarked;
