package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.sql.Connection;

/**
 * A file of one JSON object a line, plain or gzipped ({@code .gz}), as a source of frames. The columns are the keys of
 * all objects; an absent key is null. The types come from the whole file, so it is parsed twice.
 *
 * <pre>{@code
 * try (Frame events = JsonLinesFile.open(Path.of("events.jsonl")).read()) { ... }
 * }</pre>
 *
 * <p>Thread-safe: each reading opens a session of its own, with the memory of its settings. An object may have 16 MiB. A
 * broken line is a {@link dev.headroom.BackendException} that names file and place.
 */
public final class JsonLinesFile extends DuckDbFile {

    private JsonLinesFile(Path path, DuckDbSettings settings) {
        super(path, settings);
    }

    /** Returns the file with default settings; its content is looked at when read. */
    public static JsonLinesFile open(Path path) {
        return open(path, DuckDbSettings.defaults());
    }

    /** Returns the file; its content is looked at when read. */
    public static JsonLinesFile open(Path path, DuckDbSettings settings) {
        return new JsonLinesFile(path, settings);
    }

    @Override
    String relation() {
        return "read_json(" + SqlText.pattern(path()) + ", format = 'newline_delimited', sample_size = -1)";
    }

    @Override
    long rowCount(Connection connection) {
        return 0;
    }
}
