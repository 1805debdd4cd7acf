/** Chat templates as published with models, rendered as their authors' tooling does. Entry type {@code ChatTemplate}. */
@NullMarked
package dev.headroom.checkpoint.chat;

import org.jspecify.annotations.NullMarked;
