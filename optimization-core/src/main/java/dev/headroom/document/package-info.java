/**
 * What a report is, as plain values: entry type {@link dev.headroom.document.Document}. Nothing here renders; a
 * {@link dev.headroom.spi.DocumentRenderer} takes a document and returns files. All types but
 * {@link dev.headroom.document.RenderedDocument} and {@link dev.headroom.document.DocumentFile} compare by value, and
 * all are immutable. Thread-safe.
 */
@NullMarked
package dev.headroom.document;

import org.jspecify.annotations.NullMarked;
