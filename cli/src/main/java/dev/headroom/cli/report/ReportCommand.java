package dev.headroom.cli.report;

import dev.headroom.MalformedFileException;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.docgen.DocumentFolder;
import dev.headroom.docgen.DocumentSettings;
import dev.headroom.docgen.ReportRenderer;
import dev.headroom.docgen.image.ImageResolver;
import dev.headroom.document.Bibliography;
import dev.headroom.document.Document;
import dev.headroom.document.RenderedDocument;
import dev.headroom.spi.ChartRenderer;
import dev.headroom.viz.JFreeChartRenderer;
import dev.headroom.viz.VizSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a report of Markdown. */
@Command(
        name = "report",
        description = "Makes HTML, PDF and Word of a Markdown file; all three unless told otherwise. Charts are drawn"
                + " from tables and stand where the text says ![caption](chart:NAME), or at its end.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 20_000_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Markdown in UTF-8; - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where to (default: the current folder).")
    private Path out = Path.of("");

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Images below this folder may be shown; may be repeated. None are without it.")
    private List<Path> images = List.of();

    @Option(
            names = "--chart",
            paramLabel = "CHART",
            description = "[NAME=]FILE:KIND:COLUMNS, for example sales.csv:bar:month:revenue,cost or"
                    + " flights.parquet:bar:origin:mean(delay); may be repeated. Kinds and their columns: line X:Y,Y…,"
                    + " scatter X:Y,Y…, bar and stacked-bar LABEL:VALUE,VALUE…, histogram COLUMN, box COLUMN,COLUMN… or"
                    + " GROUP:COLUMN, heat-map ROW:COLUMN:VALUE, pie LABEL:VALUE.")
    private List<String> charts = List.of();

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "Give up after so long (default: ${DEFAULT-VALUE}).")
    private int deadline = 300;

    @Mixin
    private FormatOptions formats = new FormatOptions();

    @Mixin
    private LayoutOptions layout = new LayoutOptions();

    /** @param terminal where notes go */
    public ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (deadline < 1) {
            throw new IllegalArgumentException("--deadline must be at least 1, was " + deadline);
        }
        List<ChartArgument> asked = charts.stream().map(ChartArgument::parse).toList();
        Document document =
                Document.of("", text()).withMetadata(layout.metadata()).withLayout(layout.layout());
        Optional<Bibliography> works = formats.bibliography();
        document = works.isPresent() ? document.withBibliography(works.get()) : document;
        try (ReportJob job = new ReportJob(Duration.ofSeconds(deadline))) {
            ChartTables tables = new ChartTables(job.heap(), job.cancel());
            for (ChartArgument chart : asked) {
                document = document.withChart(chart.name(), "", tables.chart(chart));
            }
            render(document, job);
        }
        return 0;
    }

    private void render(Document document, ReportJob job) throws IOException {
        DocumentSettings settings = formats.applyTo(DocumentSettings.usual()
                .withFileName(stem())
                .withBudget(job.heap())
                .withImages(ImageResolver.within(images)));
        Set<String> notes = new LinkedHashSet<>();
        try (ChartRenderer drawing = new JFreeChartRenderer(
                        VizSettings.defaults().withBudget(job.heap()).withTemplates(settings.templates()));
                ReportRenderer reports = new ReportRenderer(settings.withCharts(drawing))) {
            for (RenderedDocument rendered : reports.renderAll(document, formats.formats(), job.cancel())) {
                Path written = DocumentFolder.of(out).write(rendered);
                notes.addAll(rendered.notes());
                String pages = rendered.pages().isPresent()
                        ? ", " + rendered.pages().getAsInt() + (rendered.pages().getAsInt() == 1 ? " page" : " pages")
                        : "";
                terminal.print("%s  %s%s", written, rendered.totalSize(), pages);
            }
        }
        notes.forEach(note -> terminal.note("note: %s", Paragraph.wrap(note, 6, 6)));
    }

    private boolean fromStandardInput() {
        return file.toString().equals("-");
    }

    private String stem() {
        String name = fromStandardInput() ? "report" : String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^\\p{L}\\p{M}\\p{N} ._-]", "-");
        return stem.startsWith(".") ? "report" : stem;
    }

    private String text() throws IOException {
        if (!fromStandardInput() && Files.isDirectory(file)) {
            throw new IllegalArgumentException("FILE must be a file, was the directory " + file);
        }
        byte[] bytes;
        try (var in = fromStandardInput() ? System.in : Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("FILE must have at most " + MOST_BYTES + " bytes, has more");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(file.toString(), "text", "be UTF-8", "bytes that are not", e);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
