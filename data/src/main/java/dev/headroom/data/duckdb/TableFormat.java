package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.util.Locale;

/** The formats that DuckDB writes tables in. */
public enum TableFormat {
    /** Parquet, zstd-compressed. */
    PARQUET("FORMAT parquet, COMPRESSION zstd"),
    /** Comma-separated values with a header; null is an empty cell, an empty text is {@code ""}. */
    CSV("FORMAT csv, HEADER true"),
    /** One JSON object a line. */
    JSON_LINES("FORMAT json");

    private final String options;

    TableFormat(String options) {
        this.options = options;
    }

    /** Returns the format that the file's ending names: {@code .parquet}, {@code .csv}, {@code .jsonl}, {@code .ndjson}. */
    public static TableFormat of(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return PARQUET;
        }
        if (name.endsWith(".csv")) {
            return CSV;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return JSON_LINES;
        }
        throw new IllegalArgumentException("file must end in .parquet, .csv, .jsonl or .ndjson, was " + file);
    }

    String copyOptions() {
        return options + ", USE_TMP_FILE false";
    }
}
