/**
 * Tables as JSON lines, one object a row, written without any other library. They are read by
 * {@code dev.headroom.data.duckdb.JsonLinesFile}.
 */
@NullMarked
package dev.headroom.data.json;

import org.jspecify.annotations.NullMarked;
