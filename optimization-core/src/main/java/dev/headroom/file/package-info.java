/**
 * Files that appear as a whole or not at all: {@link dev.headroom.file.FileReplacement}. One thread at a time.
 */
@NullMarked
package dev.headroom.file;

import org.jspecify.annotations.NullMarked;
