/**
 * Training text: reading it from folders and archives, cleaning it, and storing it as token ids. Entry types
 * {@code TextCorpus}, {@code CorpusEncoder} and {@code TokenFile}.
 */
@NullMarked
package dev.headroom.training.text;

import org.jspecify.annotations.NullMarked;
