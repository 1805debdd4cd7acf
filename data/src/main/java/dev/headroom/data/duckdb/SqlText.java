package dev.headroom.data.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of SQL made from names and values that may hold anything. */
final class SqlText {

    private SqlText() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    static String literal(Path file) {
        return literal(DuckDbSettings.absolute(file).toString());
    }

    /** The literal of a file that is read: DuckDB takes *, ? and [ for patterns there, so each stands in brackets. */
    static String pattern(Path file) {
        return literal(DuckDbSettings.absolute(file).toString().replaceAll("[*?\\[]", "[$0]"));
    }

    static String list(Collection<String> parts) {
        return parts.stream().collect(Collectors.joining(", "));
    }
}
