package dev.headroom.cli.data;

import dev.headroom.ByteSize;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.PrintableText;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.cli.terminal.TextTable;
import dev.headroom.data.csv.PlanFrom;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameSource;
import dev.headroom.data.frame.ReadReport;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how the columns of a table are stored, and what that saves. */
@Command(
        name = "plan",
        description = "Which type and storage every column gets, the bytes before and after, and why.",
        mixinStandardHelpOptions = true)
final class DtypePlanCommand implements Callable<Integer> {

    private static final int LONGEST = 26;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV (also gzipped), Parquet or JSON lines.")
    private Path file = Path.of("");

    @Option(names = "--whole", description = "Read the whole table instead of its first rows.")
    private boolean whole;

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    DtypePlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (TableJob job = new TableJob(terminal, memory.size())) {
            FrameSource source = options.open(file, job.duckDb(), PlanFrom.SAMPLE);
            DtypePlan plan = whole ? whole(job, source) : source.plan();
            job.finish();
            List<ColumnPlan> columns = plan.columns().stream()
                    .filter(column ->
                            options.columns().isEmpty() || options.columns().contains(column.name()))
                    .toList();
            print(plan, columns);
            return 0;
        }
    }

    private DtypePlan whole(TableJob job, FrameSource source) {
        try (Frame frame = source.read(job.reading(options.columns()))) {
            ReadReport report = frame.report().orElseThrow();
            job.finish();
            ReadNotes.write(terminal, report);
            return report.requireGoodRow().plan();
        }
    }

    private void print(DtypePlan plan, List<ColumnPlan> columns) {
        terminal.print(
                plan.coverage() == DtypePlan.Coverage.WHOLE ? "%,d rows" : "the first %,d rows", plan.rowsSeen());
        terminal.out().println();
        TextTable table = new TextTable(
                List.of(
                        TextTable.Side.LEFT,
                        TextTable.Side.LEFT,
                        TextTable.Side.LEFT,
                        TextTable.Side.RIGHT,
                        TextTable.Side.RIGHT,
                        TextTable.Side.RIGHT),
                "column",
                "type",
                "stored as",
                "before",
                "after",
                "saved");
        columns.forEach(column -> row(
                table,
                shortened(column.name()),
                column.type().name().toLowerCase(Locale.ROOT),
                shortened(column.encoding()),
                column.before(),
                column.after()));
        row(table, "all " + columns.size(), "", "", sum(columns, ColumnPlan::before), sum(columns, ColumnPlan::after));
        terminal.out().print(table);
        terminal.out().println();
        columns.stream()
                .filter(column -> !column.reason().isBlank())
                .forEach(column -> terminal.out()
                        .println(Paragraph.wrap(shortened(column.name()) + ": " + column.reason(), 0, 2)));
        terminal.out().println();
        terminal.write("Before: one String per cell. After: the compact columns.\n");
    }

    private static ByteSize sum(List<ColumnPlan> columns, Function<ColumnPlan, ByteSize> bytes) {
        return columns.stream().map(bytes).reduce(ByteSize.ZERO, ByteSize::plus);
    }

    private static void row(
            TextTable table, String name, String type, String encoding, ByteSize before, ByteSize after) {
        String saved =
                before.bytes() == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * (1 - after.fractionOf(before)));
        table.row(name, type, encoding, before.toString(), after.toString(), saved);
    }

    private static String shortened(String text) {
        return PrintableText.of(text, LONGEST);
    }
}
