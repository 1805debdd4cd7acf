package dev.headroom.data.duckdb;

import dev.headroom.data.csv.CsvExport;
import dev.headroom.data.csv.CsvFormat;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.json.JsonLinesExport;
import dev.headroom.file.FileReplacement;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a query's result to a file. DuckDB writes Parquet; its CSV and JSON lines do not read back as they were (quoted
 * texts, infinities, times), so those are written by this library from a stream.
 */
final class TableWriter {

    private static final String OPTIONS = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false";

    /** A 128-bit number inside a list or a struct. */
    private static final Pattern HUGE = Pattern.compile("\\bU?HUGEINT\\b");

    private final DuckDb session;
    private final SqlQuery query;
    private final CancelToken cancel;

    private TableWriter(DuckDb session, SqlQuery query, CancelToken cancel) {
        this.session = session;
        this.query = query;
        this.cancel = cancel;
    }

    static ReadReport write(DuckDb session, SqlQuery query, Path out, CancelToken cancel) {
        Path target = DuckDbSettings.absolute(out);
        TableFormat format = TableFormat.of(target);
        if (!session.settings().outputs().contains(target)) {
            throw new IllegalArgumentException("out must be one of the outputs of the session's settings, "
                    + session.settings().outputs() + ", was " + target);
        }
        cancel.throwIfCancelled();
        ReadSettings reading = ReadSettings.defaults().withCancel(cancel);
        return switch (format) {
            case PARQUET -> new TableWriter(session, query, cancel).parquet(target);
            case CSV -> CsvExport.write(query, reading, target, CsvFormat.standard());
            case JSON_LINES -> JsonLinesExport.write(query, reading, target);
        };
    }

    private ReadReport parquet(Path target) {
        List<QueryColumn> columns = QueryColumn.of(session.connection(), query.relation(), SqlErrors.SQL);
        try (FileReplacement replacement = session.replacement(target)) {
            List<String> notices = new ArrayList<>();
            long rows = copy(columns, replacement.part(), target, notices);
            replacement.complete();
            return Registration.report(query.name(), rows, notices);
        }
    }

    private long copy(List<QueryColumn> columns, Path part, Path target, List<String> notices) {
        try {
            return copy(select(columns, "BIGINT"), part);
        } catch (SQLException e) {
            // the one cast of ours that a value can break
            if (columns.stream().anyMatch(TableWriter::isHuge)
                    && String.valueOf(e.getMessage()).contains("INT128")) {
                try {
                    long rows = copy(select(columns, "VARCHAR"), part);
                    columns.stream()
                            .filter(TableWriter::isHuge)
                            .forEach(column -> notices.add("column " + column.name()
                                    + " holds whole numbers that Parquet has no type for: written as text"));
                    return rows;
                } catch (SQLException again) {
                    throw SqlErrors.map("writing " + target.getFileName(), again);
                }
            }
            throw SqlErrors.map("writing " + target.getFileName(), e);
        }
    }

    private long copy(String select, Path part) throws SQLException {
        String sql = "COPY (" + select + ") TO " + SqlText.literal(part) + " (" + OPTIONS + ")";
        try (Statement statement = session.connection().createStatement()) {
            return Cancelling.during(cancel, statement, () -> (long) statement.executeUpdate(sql));
        }
    }

    /** Parquet would hold 128-bit numbers as doubles and intervals in milliseconds. */
    private String select(List<QueryColumn> columns, String huge) {
        String aliases =
                IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> cast(column, huge) + " AS " + SqlText.identifier(column.name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + values + " FROM " + query.relation() + " AS q(" + aliases + ")";
    }

    private static String cast(QueryColumn column, String huge) {
        String c = ResultCursor.reference(column.position());
        if (isHuge(column)) {
            return "CAST(" + c + " AS " + huge + ")";
        }
        if (column.sqlType().equals("INTERVAL")) {
            return "CAST(" + c + " AS VARCHAR)";
        }
        String exact = HUGE.matcher(column.sqlType()).replaceAll("DECIMAL(38,0)");
        return exact.equals(column.sqlType()) ? c : "CAST(" + c + " AS " + exact + ")";
    }

    private static boolean isHuge(QueryColumn column) {
        String type = column.sqlType().toUpperCase(Locale.ROOT);
        return type.equals("HUGEINT") || type.equals("UHUGEINT");
    }
}
