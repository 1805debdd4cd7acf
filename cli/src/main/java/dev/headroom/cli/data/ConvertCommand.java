package dev.headroom.cli.data;

import dev.headroom.ByteSize;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.csv.CsvExport;
import dev.headroom.data.csv.CsvFormat;
import dev.headroom.data.csv.PlanFrom;
import dev.headroom.data.duckdb.ParquetExport;
import dev.headroom.data.duckdb.TableFormat;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.json.JsonLinesExport;
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
        description = "Writes a table as Parquet, CSV or JSON lines. Text is read twice, so that every value fits its"
                + " column; where all rows are bad, nothing is written.",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV (also gzipped), Parquet or JSON lines.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The new file: .parquet, .csv, .jsonl; the latter two also with .gz.")
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
            TableFormat format = TableFormat.of(out);
            FrameSource source = options.open(file, job.duckDb(), PlanFrom.WHOLE_FILE);
            ReadSettings reading = job.reading(options.columns());
            ByteSize before = ByteSize.of(Files.size(file));
            ReadReport report = switch (format) {
                case PARQUET -> ParquetExport.write(source, out, job.duckDb().withFiles(file), reading);
                case CSV -> CsvExport.write(source, reading, out, CsvFormat.standard());
                case JSON_LINES -> JsonLinesExport.write(source, reading, out);
            };
            job.finish();
            ReadNotes.write(terminal, report);
            terminal.print("%s: %,d rows, %s from %s", out, report.rows(), ByteSize.of(Files.size(out)), before);
            return 0;
        }
    }
}
