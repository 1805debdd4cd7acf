package dev.headroom.data.duckdb;

import dev.headroom.BackendException;
import dev.headroom.HeadroomException;
import dev.headroom.RequestCancelledException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns DuckDB's exceptions into ours, in one place. */
final class SqlErrors {

    static final String BACKEND = "duckdb";

    private static final Pattern LINE = Pattern.compile("(?m)^LINE \\d+: ");

    private SqlErrors() {}

    /** Mistakes in the query text become {@link IllegalArgumentException}s, all else a {@link HeadroomException}. */
    static RuntimeException map(String doing, SQLException error) {
        String message = message(error);
        String kind = message.contains(":")
                ? message.substring(0, message.indexOf(':')).toLowerCase(Locale.ROOT)
                : "";
        if (kind.startsWith("interrupt")) {
            return new RequestCancelledException(doing);
        }
        if (isCallersMistake(kind)) {
            return new IllegalArgumentException(doing + ": " + message, error);
        }
        return new BackendException(BACKEND, doing + ": " + message, error);
    }

    private static boolean isCallersMistake(String kind) {
        return switch (kind) {
            case "parser error",
                    "binder error",
                    "catalog error",
                    "conversion error",
                    "permission error",
                    "out of range error",
                    "not implemented error" -> true;
            default -> false;
        };
    }

    /**
     * Returns the text without DuckDB's blank lines and without its line numbers, which count the lines of the statement
     * around the query; blanks keep the caret in its place.
     */
    private static String message(SQLException error) {
        String text = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        String dense = text.strip().replaceAll("\n\\s*\n", "\n");
        return LINE.matcher(dense)
                .replaceAll(number -> " ".repeat(number.group().length()));
    }
}
