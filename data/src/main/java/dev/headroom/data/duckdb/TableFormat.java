package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.util.Locale;

/** The formats that tables are written in. */
public enum TableFormat {
    /** Parquet, zstd-compressed. */
    PARQUET,
    /** Comma-separated values with a header, see {@link dev.headroom.data.csv.CsvExport}. */
    CSV,
    /** One JSON object a line, see {@link dev.headroom.data.json.JsonLinesExport}. */
    JSON_LINES;

    /**
     * Returns the format that the file's ending names: {@code .parquet}, {@code .csv}, {@code .jsonl}, {@code .ndjson}, the
     * last three also before {@code .gz}.
     */
    public static TableFormat of(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return PARQUET;
        }
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".csv")) {
            return CSV;
        }
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return JSON_LINES;
        }
        throw new IllegalArgumentException("file must end in .parquet, .csv, .jsonl or .ndjson, was " + file);
    }
}
