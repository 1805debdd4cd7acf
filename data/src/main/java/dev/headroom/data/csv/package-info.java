/**
 * Text tables: {@code CsvFile} reads them into frames, {@link dev.headroom.data.csv.CsvFormat} says how they are
 * written and finds it out, {@link dev.headroom.data.csv.BadRows} what becomes of rows that do not fit. FastCSV splits
 * the text; no row is lost without being counted. Readers serve one thread at a time.
 */
@NullMarked
package dev.headroom.data.csv;

import org.jspecify.annotations.NullMarked;
