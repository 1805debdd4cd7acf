/** {@code headroom ask}: an answer from a model. Entry type {@code AskCommand}. */
@NullMarked
package dev.headroom.cli.ask;

import org.jspecify.annotations.NullMarked;
