/** {@code headroom evaluate}: how good and how fast a model is. Entry type {@code EvaluateCommand}. */
@NullMarked
package dev.headroom.cli.evaluate;

import org.jspecify.annotations.NullMarked;
