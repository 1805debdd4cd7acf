/**
 * Word files (Office Open XML, ISO/IEC 29500 transitional) written part by part into Apache POI's package: entry type
 * {@link dev.headroom.docgen.word.WordWriter}. The markup is written as text and not built as POI's object model,
 * because that takes several times as long and leaves tables without their grid.
 */
@NullMarked
package dev.headroom.docgen.word;

import org.jspecify.annotations.NullMarked;
