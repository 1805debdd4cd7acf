package dev.headroom.cli.data;

import dev.headroom.cli.terminal.Terminal;
import dev.headroom.data.column.Column;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.csv.PlanFrom;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.statistics.Description;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is in a table. */
@Command(
        name = "describe",
        description = "Counts, nulls, extremes, means, quantiles and the most frequent values of every column.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    /** Bytes that counting a different text takes, its characters included. */
    private static final long BYTES_PER_TEXT = 160;

    private static final int MOST_TEXTS = 1_000_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV (also gzipped), Parquet or JSON lines.")
    private Path file = Path.of("");

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (TableJob job = new TableJob(terminal, memory.size())) {
            FrameSource source = options.open(file, job.duckDb(), PlanFrom.SAMPLE);
            ReadSettings reading = job.reading(options.columns());
            Description description = exact(job, source, reading)
                    .orElseGet(() -> Description.of(options.open(file, job.duckDb(), PlanFrom.WHOLE_FILE), reading));
            job.finish();
            terminal.write(description.text(Terminal.COLUMNS));
            return 0;
        }
    }

    /** Returns the description of the whole table, or nothing where the heap has no room for it. */
    private Optional<Description> exact(TableJob job, FrameSource source, ReadSettings reading) {
        try (Frame frame = source.read(reading)) {
            job.finish();
            frame.report().ifPresent(report -> {
                ReadNotes.write(terminal, report);
                report.requireGoodRow();
            });
            if (working(frame) > job.heap().available().bytes()) {
                terminal.note("the heap is too small to sort a column: reading again in chunks");
                return Optional.empty();
            }
            return Optional.of(Description.of(frame));
        }
    }

    /** Returns the bytes that describing the most demanding column takes. */
    private static long working(Frame frame) {
        return frame.columns().stream()
                .mapToLong(DescribeCommand::working)
                .max()
                .orElse(0);
    }

    private static long working(Column column) {
        if (column instanceof TextColumn text) {
            long different = text.isDictionary() ? text.dictionarySize() : Math.min(MOST_TEXTS, text.size());
            return different * BYTES_PER_TEXT;
        }
        return 8L * column.size();
    }
}
