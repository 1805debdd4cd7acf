/** Documents: time a page, first and later, and least heap. */
@NullMarked
package dev.headroom.benchmarks.document;

import org.jspecify.annotations.NullMarked;
