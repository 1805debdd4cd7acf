package dev.headroom.data.duckdb;

import dev.headroom.data.column.ColumnType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column travels: an expression turns it into one of few forms, so that reading needs no type of its own for each
 * of DuckDB's forty.
 *
 * @param name the column's name
 * @param expression SQL that gives the form
 * @param form what the expression gives
 * @param type what the column becomes
 * @param scale digits after the point of SCALED and DECIMAL
 * @param sqlType DuckDB's type
 * @param notice what a person should know about the mapping; possibly empty
 */
record Transfer(String name, String expression, Form form, ColumnType type, int scale, String sqlType, String notice) {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    /** Up to so many digits a double is within half a unit of the decimal's last digit after scaling. */
    private static final int EXACT_DIGITS = 15;

    /** Returns how {@code column} travels; {@code c} names it in SQL. */
    static Transfer of(QueryColumn column, String c) {
        String sql = column.sqlType().toUpperCase(Locale.ROOT);
        return switch (sql) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                plain(column, "CAST(" + c + " AS BIGINT)", Form.LONG, ColumnType.INTEGER);
            case "UBIGINT", "UHUGEINT" ->
                plain(
                        column,
                        "CASE WHEN " + c + " <= 9223372036854775807 THEN CAST(" + c + " AS BIGINT) WHEN " + c
                                + " IS NULL THEN NULL ELSE -1 END",
                        Form.UNSIGNED,
                        ColumnType.INTEGER);
            case "HUGEINT" -> plain(column, c, Form.HUGE, ColumnType.INTEGER);
            case "FLOAT", "DOUBLE" -> plain(column, "CAST(" + c + " AS DOUBLE)", Form.FLOATING, ColumnType.DECIMAL);
            case "BOOLEAN" -> plain(column, c, Form.TRUTH, ColumnType.BOOLEAN);
            case "DATE" -> plain(column, finite(c, c + " - DATE '1970-01-01'"), Form.FINITE, ColumnType.DATE);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
                plain(column, finite(c, "epoch_us(CAST(" + c + " AS TIMESTAMP))"), Form.FINITE, ColumnType.TIMESTAMP);
            case "TIMESTAMP_NS" ->
                plain(column, finite(c, "epoch_ns(" + c + ")"), Form.NANOSECONDS, ColumnType.TIMESTAMP);
            case "TIMESTAMP WITH TIME ZONE" ->
                plain(column, finite(c, "epoch_us(" + c + ")"), Form.FINITE, ColumnType.INSTANT);
            case "VARCHAR" -> plain(column, c, Form.TEXT, ColumnType.TEXT);
            default -> other(column, sql, c);
        };
    }

    private static Transfer other(QueryColumn column, String sql, String c) {
        Matcher decimal = DECIMAL.matcher(sql);
        if (decimal.matches()) {
            int scale = Integer.parseInt(decimal.group(2));
            return Integer.parseInt(decimal.group(1)) <= EXACT_DIGITS
                    ? new Transfer(
                            column.name(), "CAST(" + c + " AS DOUBLE)", Form.SCALED, ColumnType.DECIMAL, scale, sql, "")
                    : new Transfer(column.name(), c, Form.DECIMAL, ColumnType.DECIMAL, scale, sql, "");
        }
        boolean nested = sql.endsWith("]")
                || sql.startsWith("STRUCT")
                || sql.startsWith("MAP")
                || sql.startsWith("UNION")
                || sql.startsWith("VARIANT");
        String notice = nested
                ? "column " + column.name() + " is nested (" + shortened(column.sqlType()) + "): read as JSON text"
                : switch (sql) {
                    case "UUID", "JSON", "\"NULL\"", "NULL" -> "";
                    default ->
                        sql.startsWith("ENUM")
                                ? ""
                                : "column " + column.name() + " has no type of its own here ("
                                        + shortened(column.sqlType()) + "): read as text";
                };
        String expression = nested ? "CAST(to_json(" + c + ") AS VARCHAR)" : "CAST(" + c + " AS VARCHAR)";
        return new Transfer(column.name(), expression, Form.TEXT, ColumnType.TEXT, 0, sql, notice);
    }

    /** Returns the same column as text, because a value fits no narrower type. */
    static Transfer asText(QueryColumn column, String c) {
        return new Transfer(
                column.name(),
                "CAST(" + c + " AS VARCHAR)",
                Form.TEXT,
                ColumnType.TEXT,
                0,
                column.sqlType(),
                "column " + column.name() + " holds a " + column.sqlType()
                        + " that no number or time here is exact for:" + " read as text");
    }

    /** Returns whether only the values tell whether they fit the type. */
    boolean isDoubtful() {
        return switch (form) {
            case UNSIGNED, HUGE, NANOSECONDS, DECIMAL -> true;
            default -> false;
        };
    }

    private static Transfer plain(QueryColumn column, String expression, Form form, ColumnType type) {
        return new Transfer(column.name(), expression, form, type, 0, column.sqlType(), "");
    }

    /** The expression where {@code c} is finite, null where it is null, the least long where it is infinite. */
    private static String finite(String c, String expression) {
        return "CASE WHEN isfinite(" + c + ") THEN " + expression + " WHEN " + c + " IS NULL THEN NULL"
                + " ELSE -9223372036854775808 END";
    }

    private static String shortened(String sqlType) {
        return sqlType.length() > 40 ? sqlType.substring(0, 39) + "…" : sqlType;
    }
}
