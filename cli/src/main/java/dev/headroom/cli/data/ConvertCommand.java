package dev.headroom.cli.data;

import dev.headroom.ByteSize;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.duckdb.DuckDb;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a table in another format. */
@Command(
        name = "convert",
        description = "Writes a table as Parquet, CSV or JSON lines.",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

    private static final String TABLE = "converted";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV (also gzipped), Parquet or JSON lines.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The new file: .parquet, .csv, .jsonl.")
    private Path out = Path.of("");

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (TableJob job = new TableJob(terminal, memory.size())) {
            FrameSource source = options.open(file, job.duckDb());
            DuckDbSettings settings = job.duckDb().withFiles(file).withOutputs(out);
            try (DuckDb duck = DuckDb.open(settings)) {
                ReadReport report = duck.register(TABLE, source, job.reading(options.columns()));
                long rows = duck.query("FROM " + TABLE).writeTo(out, job.cancel());
                job.finish();
                ReadNotes.write(terminal, report);
                terminal.print(
                        "%s: %,d rows, %s from %s",
                        out, rows, ByteSize.of(Files.size(out)), ByteSize.of(Files.size(file)));
                return 0;
            }
        }
    }
}
