package dev.headroom.cli.data;

import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.duckdb.JsonLinesFile;
import dev.headroom.data.duckdb.ParquetFile;
import dev.headroom.data.frame.FrameSource;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file that holds a table, in the format that its name says. */
public final class TableFile {

    private TableFile() {}

    /**
     * Opens a file; what is not Parquet or JSON lines by its name is text.
     *
     * @param option how the command line calls the file, for errors
     */
    public static FrameSource open(String option, Path file, DuckDbSettings duckDb, CsvSettings csv) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + " must be a file, was the directory " + file);
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return ParquetFile.open(file, duckDb);
        }
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
            return JsonLinesFile.open(file, duckDb);
        }
        return CsvFile.open(file, csv);
    }
}
