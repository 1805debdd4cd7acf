/**
 * Style sheets without what a page does not use: entry type {@link dev.headroom.docgen.css.StyleSheet}. Thread-safe.
 */
@NullMarked
package dev.headroom.docgen.css;

import org.jspecify.annotations.NullMarked;
