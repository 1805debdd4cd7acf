/** What documents take: time, heap, size of files. */
@NullMarked
package dev.headroom.benchmarks.document;

import org.jspecify.annotations.NullMarked;
