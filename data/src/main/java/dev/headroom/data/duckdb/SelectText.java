package dev.headroom.data.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes one SELECT and nothing else: DuckDB runs every statement of a text that it prepares, and an allowed file could
 * be overwritten by COPY. Its own parser decides, by {@code json_serialize_sql}, which knows SELECT statements only.
 */
final class SelectText {

    private static final String LOOK = "WITH parsed AS (SELECT json_serialize_sql(?) AS tree) SELECT tree->>'error',"
            + " tree->>'error_type', tree->>'error_message', tree->>'position',"
            + " json_array_length(tree->'statements'), json_deserialize_sql(CASE WHEN tree->>'error' = 'false' AND"
            + " json_array_length(tree->'statements') = 1 AND ? THEN tree ELSE NULL END) FROM parsed";

    private SelectText() {}

    /** Returns the text of one SELECT, fit to stand in brackets. */
    static String require(Connection connection, String sql) {
        String text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        // a semicolon inside is a second statement, a literal or a comment: DuckDB writes the text anew without it
        boolean anew = text.indexOf(';') >= 0;
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setString(1, text);
            look.setBoolean(2, anew);
            try (ResultSet parsed = look.executeQuery()) {
                if (!parsed.next()) {
                    throw new IllegalStateException("json_serialize_sql returned no row");
                }
                if (Boolean.parseBoolean(parsed.getString(1))) {
                    throw refused(sql, parsed.getString(2), parsed.getString(3), parsed.getString(4));
                }
                if (parsed.getInt(5) != 1) {
                    throw new IllegalArgumentException(
                            "sql must be one SELECT, was " + parsed.getInt(5) + " statements");
                }
                return anew ? parsed.getString(6).strip() : text;
            }
        } catch (SQLException e) {
            throw SqlErrors.map("parsing the query", e);
        }
    }

    private static IllegalArgumentException refused(String sql, String type, String message, String position) {
        if (!"parser".equals(type)) {
            return new IllegalArgumentException("sql must be one SELECT, was: " + firstLine(sql));
        }
        return new IllegalArgumentException("sql: " + message + pointer(sql.strip(), position));
    }

    /** Returns the line of the error with a caret below the place. */
    private static String pointer(String sql, String position) {
        int at = position == null || !position.matches("[0-9]{1,9}") ? -1 : Integer.parseInt(position);
        if (at < 0 || at > sql.length()) {
            return "";
        }
        int begin = sql.lastIndexOf('\n', at - 1) + 1;
        int end = sql.indexOf('\n', at);
        String line = sql.substring(begin, end < 0 ? sql.length() : end);
        return "\n" + line.replace('\t', ' ') + "\n" + " ".repeat(at - begin) + "^";
    }

    private static String firstLine(String sql) {
        String line = sql.strip().lines().findFirst().orElse("");
        return line.length() > 80 ? line.substring(0, 79) + "…" : line;
    }
}
