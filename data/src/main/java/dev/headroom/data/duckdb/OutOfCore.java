package dev.headroom.data.duckdb;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.BadRow;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.JoinKind;
import dev.headroom.data.frame.Order;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sorts and joins of tables larger than memory: DuckDB works in the memory of its settings and spills the rest; the
 * result goes to a file. The same rules as for frames hold, except that rows which compare equal, and the rows of a
 * join, come in no particular order.
 *
 * <pre>{@code
 * OutOfCore outOfCore = new OutOfCore(DuckDbSettings.defaults(), ReadSettings.defaults());
 * outOfCore.sort(CsvFile.open(huge), Path.of("sorted.parquet"), Order.descending("delay"));
 * }</pre>
 *
 * <p>Thread-safe: each call opens a session of its own and leases its memory first. Errors: see {@link DuckDb}.
 *
 * @param settings memory, threads and spill directory; its files and outputs are added by each call
 * @param reading how sources are read: columns, progress, cancellation
 */
public record OutOfCore(DuckDbSettings settings, ReadSettings reading) {

    private static final String SUFFIX = "_right";

    /**
     * Writes the rows of {@code source} in order; nulls last, NaN above every number, texts by code point.
     *
     * @param out ends in .parquet, .csv, .jsonl or .ndjson
     * @return rows written, with the source's bad rows and notices
     * @throws dev.headroom.MalformedFileException if every row of the source is bad; nothing is written then
     */
    public ReadReport sort(FrameSource source, Path out, Order... orders) {
        if (orders.length == 0) {
            throw new IllegalArgumentException("orders must name at least one column, was empty");
        }
        try (DuckDb session = session(out, source)) {
            ReadReport read = session.register("unsorted", source, reading).requireGoodRow();
            List<String> names = session.query("FROM unsorted").columnNames();
            Arrays.stream(orders).forEach(order -> require(names, order.column()));
            String keys = Arrays.stream(orders).map(OutOfCore::sql).collect(Collectors.joining(", "));
            return report(session.query("SELECT * FROM unsorted ORDER BY " + keys), out, read);
        }
    }

    private static String sql(Order order) {
        return SqlText.identifier(order.column()) + (order.direction() == Order.Direction.ASCENDING ? " ASC" : " DESC")
                + " NULLS LAST";
    }

    /**
     * Writes the join of two sources: the left columns, then the right ones without the keys; a name that both have
     * gets {@code _right} added, also where they differ in case only. Null keys match nothing.
     *
     * @param out ends in .parquet, .csv, .jsonl or .ndjson
     * @param keys columns that both have, with the same types
     * @return rows written, with the sources' bad rows and notices
     * @throws dev.headroom.MalformedFileException if every row of a source is bad; nothing is written then
     */
    public ReadReport join(FrameSource left, FrameSource right, JoinKind kind, Path out, String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("keys must name at least one column, was empty");
        }
        try (DuckDb session = session(out, left, right)) {
            ReadReport one = session.register("l", left, reading).requireGoodRow();
            ReadReport other = session.register("r", right, reading).requireGoodRow();
            List<String> leftNames = session.query("FROM l").columnNames();
            List<String> rightNames = session.query("FROM r").columnNames();
            for (String key : keys) {
                require(leftNames, key);
                require(rightNames, key);
                requireOneType(key, type(session, "l", key), type(session, "r", key));
            }
            String columns = SqlText.list(columns(leftNames, rightNames, Set.of(keys)));
            String on = Arrays.stream(keys)
                    .map(SqlText::identifier)
                    .map(key -> "l." + key + " = r." + key)
                    .collect(Collectors.joining(" AND "));
            return report(session.query("SELECT " + columns + " FROM l " + kind + " JOIN r ON " + on), out, one, other);
        }
    }

    /** Writes the result and tells of it and of what was read for it. */
    private ReadReport report(SqlQuery result, Path out, ReadReport... read) {
        ReadReport written = result.writeTo(out, reading.cancel());
        long bad = 0;
        List<BadRow> firstBad = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (ReadReport source : read) {
            bad += source.badRows();
            firstBad.addAll(source.firstBadRows());
            source.notices().forEach(notice -> notices.add(source.source() + ": " + notice));
        }
        notices.addAll(written.notices());
        String names = Arrays.stream(read).map(ReadReport::source).collect(Collectors.joining(", "));
        return new ReadReport(names, written.rows(), bad, firstBad, written.plan(), notices);
    }

    /** DuckDB would cast one to the other. */
    private static void requireOneType(String key, ColumnType left, ColumnType right) {
        if (left != right) {
            throw new IllegalArgumentException(
                    "types of key " + key + " must be equal in both sources, was " + left + " and " + right);
        }
    }

    private static ColumnType type(DuckDb session, String table, String column) {
        List<QueryColumn> all = QueryColumn.of(session.connection(), table, "join");
        return Transfer.of(QueryColumn.select(all, List.of(column)).get(0), column)
                .type();
    }

    private static List<String> columns(List<String> left, List<String> right, Set<String> keys) {
        List<String> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : left) {
            taken.add(name.toLowerCase(Locale.ROOT));
            columns.add("l." + SqlText.identifier(name));
        }
        for (String name : right) {
            if (!keys.contains(name)) {
                String unique = name;
                while (!taken.add(unique.toLowerCase(Locale.ROOT))) {
                    unique += SUFFIX;
                }
                columns.add("r." + SqlText.identifier(name) + " AS " + SqlText.identifier(unique));
            }
        }
        return columns;
    }

    private static void require(List<String> names, String column) {
        if (!names.contains(column)) {
            throw new IllegalArgumentException("column must be one of " + names + ", was " + column);
        }
    }

    private DuckDb session(Path out, FrameSource... sources) {
        List<Path> files = new ArrayList<>(settings.files());
        Arrays.stream(sources)
                .filter(DuckDbFile.class::isInstance)
                .forEach(source -> files.add(((DuckDbFile) source).path()));
        TableFormat.of(out);
        return DuckDb.open(settings.withFiles(files).withOutputs(out));
    }
}
