package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of one JSON object a line, plain or gzipped ({@code .gz}), as a source of frames. The columns are the keys of
 * all objects; an absent key is null, nested values are JSON text, and a file with lines that are no objects has a single
 * column called json. The types come from the whole file, so it is parsed more than once. Texts that are all dates or
 * times become such; numbers are whole within 64 bits, text beyond, and with a fraction the nearest float64, as JSON's
 * readers have them: whole numbers in one column with fractions, too.
 *
 * <pre>{@code
 * try (Frame events = JsonLinesFile.open(Path.of("events.jsonl")).read()) { ... }
 * }</pre>
 *
 * <p>Thread-safe: each reading opens a session of its own, with the memory of its settings. An object may have 16 MiB. A
 * broken line is a {@link dev.headroom.BackendException} that names file, object (blank lines do not count) and byte.
 */
public final class JsonLinesFile extends DuckDbFile {

    /** Without the last two a table of many columns, or of many absent keys, would be one column of maps. */
    private static final String OPTIONS =
            "format = 'newline_delimited', sample_size = -1, map_inference_threshold = -1,"
                    + " field_appearance_threshold = 0";

    /** Types that texts are taken for and do not come back from: 12:00 would be 12:00:00, hexadecimal digits small. */
    private static final Set<String> REWRITTEN = Set.of("TIME", "UUID");

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
    String relation(Connection connection) {
        String guessed = relation("");
        List<QueryColumn> columns = QueryColumn.of(connection, guessed, name());
        if (columns.stream().noneMatch(column -> REWRITTEN.contains(column.sqlType()))) {
            return guessed;
        }
        return relation(
                ", columns = {" + columns.stream().map(JsonLinesFile::stated).collect(Collectors.joining(", ")) + "}");
    }

    private static String stated(QueryColumn column) {
        String type = REWRITTEN.contains(column.sqlType()) ? "VARCHAR" : column.sqlType();
        return SqlText.identifier(column.name()) + ": " + SqlText.literal(type);
    }

    private String relation(String more) {
        return "read_json(" + SqlText.pattern(path()) + ", " + OPTIONS + more + ")";
    }

    @Override
    long rowCount(Connection connection) {
        return 0;
    }
}
