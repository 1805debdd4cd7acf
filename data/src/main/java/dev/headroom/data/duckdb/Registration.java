package dev.headroom.data.duckdb;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.plan.DtypePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes sources tables of a session. */
final class Registration {

    private Registration() {}

    static ReadReport register(DuckDb session, String table, FrameSource source, ReadSettings settings) {
        if (source instanceof DuckDbSource own && canSee(session, own)) {
            session.execute("registering " + table, view(session, table, own, settings), settings.cancel());
            return report(source.name(), 0, List.of());
        }
        return copy(session, table, source, settings);
    }

    /** Returns the report of something that did not pass through Java. */
    static ReadReport report(String source, long rows, List<String> notices) {
        DtypePlan none = new DtypePlan(List.of(), rows, DtypePlan.Coverage.SAMPLE);
        return new ReadReport(source, rows, 0, List.of(), none, notices);
    }

    /** Returns whether the session reads the source itself. */
    private static boolean canSee(DuckDb session, DuckDbSource source) {
        return source instanceof DuckDbFile file
                ? session.settings().files().contains(file.path())
                : source instanceof SqlQuery query && query.session() == session;
    }

    private static String view(DuckDb session, String table, DuckDbSource source, ReadSettings settings) {
        String columns = settings.columns().isEmpty()
                ? "*"
                : settings.columns().stream().map(SqlText::identifier).collect(Collectors.joining(", "));
        return "CREATE VIEW " + SqlText.identifier(table) + " AS SELECT " + columns + " FROM "
                + source.relation(session.connection());
    }

    private static ReadReport copy(DuckDb session, String table, FrameSource source, ReadSettings settings) {
        try (FrameStream stream = source.stream(settings)) {
            Optional<Frame> first = stream.next();
            // a source without rows still has columns
            Map<String, ColumnType> types = first.map(TableAppender::types).orElseGet(() -> types(stream.report()));
            TableAppender.fill(session, table, types, appender -> {
                for (Optional<Frame> frame = first; frame.isPresent(); frame = stream.next()) {
                    settings.cancel().throwIfCancelled();
                    appender.append(frame.get());
                }
            });
            return stream.report();
        }
    }

    private static Map<String, ColumnType> types(ReadReport report) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        report.plan().columns().forEach(column -> types.put(column.name(), column.type()));
        return types;
    }
}
