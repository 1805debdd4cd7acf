/** Finds, compresses once and opens the models that commands are given. Entry type {@code ModelShelf}. */
@NullMarked
package dev.headroom.cli.model;

import org.jspecify.annotations.NullMarked;
