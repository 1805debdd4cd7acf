package dev.headroom.cli.data;

import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.csv.PlanFrom;
import dev.headroom.data.duckdb.DuckDb;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.duckdb.SqlQuery;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a SELECT over files. */
@Command(
        name = "sql",
        description = "Runs a SELECT over files, for example: headroom data sql flights.parquet \"select origin,"
                + " count(*) from data group by origin\". A table is named after its file (letters, digits and _), the"
                + " first is also called data.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

    private static final int DEFAULT_LIMIT = 40;

    private final Terminal terminal;

    @Parameters(
            arity = "2..*",
            paramLabel = "FILE... SQL",
            hideParamSyntax = true,
            description = "CSV, TSV (also gzipped), Parquet or JSON lines; then one SELECT.")
    private List<String> filesAndSql = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Rows to print (default: ${DEFAULT-VALUE}); -o writes all.")
    private int limit = DEFAULT_LIMIT;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the result there instead: .parquet, .csv, .jsonl; the latter two also with .gz.")
    private @Nullable Path out;

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    SqlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1, was " + limit);
        }
        List<Path> files = filesAndSql.subList(0, filesAndSql.size() - 1).stream()
                .map(Path::of)
                .toList();
        String sql = filesAndSql.get(filesAndSql.size() - 1);
        try (TableJob job = new TableJob(terminal, memory.size())) {
            DuckDbSettings settings = job.duckDb().withFiles(files);
            settings = out == null ? settings : settings.withOutputs(out);
            // each source by itself: a wrong file is told before a session opens
            List<FrameSource> sources = files.stream()
                    .map(file -> options.open(file, job.duckDb(), PlanFrom.WHOLE_FILE))
                    .toList();
            try (DuckDb duck = DuckDb.open(settings)) {
                register(duck, files, sources, job.reading(options.columns()));
                SqlQuery query = duck.query(sql);
                return out == null ? print(query, job) : write(query, out, job);
            }
        }
    }

    private void register(DuckDb duck, List<Path> files, List<FrameSource> sources, ReadSettings reading) {
        List<String> names = TableNames.of(files);
        for (int i = 0; i < names.size(); i++) {
            ReadNotes.write(
                    terminal,
                    duck.register(names.get(i), sources.get(i), reading).requireGoodRow());
        }
        if (!names.contains(TableNames.FIRST)) {
            duck.register(TableNames.FIRST, duck.query("FROM \"" + names.get(0) + '"'), ReadSettings.defaults());
        }
    }

    private int print(SqlQuery query, TableJob job) {
        // one row more tells whether there are more
        try (Frame result = query.head(limit + 1L).read(job.reading(List.of()))) {
            job.finish();
            result.report().ifPresent(this::notices);
            terminal.write(FrameTable.of(result, limit));
            if (result.rowCount() > limit) {
                terminal.note("the first %,d rows; --limit shows more, -o writes all", limit);
            }
            return 0;
        }
    }

    private int write(SqlQuery query, Path target, TableJob job) {
        ReadReport report = query.writeTo(target, job.cancel());
        job.finish();
        notices(report);
        terminal.note("%s: %,d rows", target, report.rows());
        return 0;
    }

    private void notices(ReadReport report) {
        report.notices().forEach(notice -> terminal.note("%s", Paragraph.wrap(notice, 0, 2)));
    }
}
