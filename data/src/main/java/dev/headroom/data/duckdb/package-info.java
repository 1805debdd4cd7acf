/**
 * Parquet, JSON lines, SQL and work larger than memory, by DuckDB: an optional dependency, looked for when the first
 * session opens and never before. A {@link dev.headroom.data.duckdb.DuckDb} session is bounded in memory, threads and
 * spill directory, never touches the network, and reads and writes only the files named when it was opened.
 */
@NullMarked
package dev.headroom.data.duckdb;

import org.jspecify.annotations.NullMarked;
