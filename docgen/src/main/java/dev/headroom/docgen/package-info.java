/** Turns documents into HTML, PDF and Word. */
@NullMarked
package dev.headroom.docgen;

import org.jspecify.annotations.NullMarked;
