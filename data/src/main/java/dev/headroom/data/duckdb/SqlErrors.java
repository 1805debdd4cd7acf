package dev.headroom.data.duckdb;

import dev.headroom.BackendException;
import dev.headroom.HeadroomException;
import dev.headroom.RequestCancelledException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns DuckDB's exceptions into ours, in one place. */
final class SqlErrors {

    static final String BACKEND = "duckdb";

    /** What a query is called that a person wrote. */
    static final String SQL = "sql";

    private static final Pattern LINE = Pattern.compile("(?m)^LINE \\d+: ");

    /** DuckDB counts the line after the broken one, and no blank ones. */
    private static final Pattern JSON_PLACE = Pattern.compile("at byte (\\d+) in line (\\d+)");

    /** Settings that nobody can set here. */
    private static final Pattern ADVICE = Pattern.compile(
            "\\s*(\nPossible solutions:|\nTry increasing|\nPlease try installing| Try auto-detecting).*",
            Pattern.DOTALL);

    private SqlErrors() {}

    /** Mistakes in the query text become {@link IllegalArgumentException}s, all else a {@link HeadroomException}. */
    static RuntimeException map(String doing, SQLException error) {
        String message = message(doing, error);
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
     * around the query; blanks keep the caret in its place. Only who wrote the statement is shown it.
     */
    private static String message(String doing, SQLException error) {
        String text = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        String dense = text.strip().replaceAll("\n\\s*\n", "\n");
        Matcher line = LINE.matcher(dense);
        String statement = line.find() ? dense.substring(line.start()) : "";
        String said = dense.substring(0, dense.length() - statement.length()).strip();
        said = ADVICE.matcher(said).replaceFirst("");
        said = JSON_PLACE
                .matcher(said)
                .replaceFirst(
                        place -> "at byte " + place.group(1) + " of object " + (Long.parseLong(place.group(2)) - 1));
        return statement.isEmpty() || !doing.equals(SQL)
                ? said
                : said + "\n"
                        + LINE.matcher(statement)
                                .replaceAll(number -> " ".repeat(number.group().length()));
    }
}
