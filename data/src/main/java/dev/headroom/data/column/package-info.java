/**
 * Immutable columns of one type each, in chunks of 65,536 rows that are stored as narrowly as their values allow.
 * Builders take values one row at a time and seal a chunk when it is full; a {@link
 * dev.headroom.data.column.ChunkStore} decides whether its bytes stay on the heap or go to a mapped file. Columns are
 * thread-safe; builders serve one thread at a time.
 */
@NullMarked
package dev.headroom.data.column;

import org.jspecify.annotations.NullMarked;
