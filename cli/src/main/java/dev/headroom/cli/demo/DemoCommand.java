package dev.headroom.cli.demo;

import dev.headroom.Extensions;
import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.model.PrecisionOptions;
import dev.headroom.cli.terminal.FlowingText;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.embedded.EmbeddedModel;
import dev.headroom.generation.Generation;
import dev.headroom.generation.GenerationRequest;
import dev.headroom.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the whole library at work without a download: search by meaning, a story, caches, the health of the box. */
@Command(
        name = "demo",
        description = "Searches this project's own documents by meaning, lets a model write, and reports on the box;"
                + " offline.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /** System property by which the launcher says where the project lies. */
    public static final String HOME = "headroom.home";

    private static final List<String> QUESTIONS = List.of(
            "What happens when memory runs short?",
            "Why is a model refused before it is loaded?",
            "How is an answer that was given before found again?");

    private static final int SHOWN = 2;
    private static final int REPEATS = 9;
    private static final String BEGINNING = "Once upon a time";
    private static final int WRITTEN = 64;

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Parameters(paramLabel = "QUESTION", arity = "0..*", description = "What to look for (default: three examples).")
    private List<String> questions = List.of();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "Let this model write instead of the embedded one; a checkpoint is compressed before.")
    private @Nullable String model;

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    /** Shows the demo on {@code terminal} as {@code configuration} says. */
    public DemoCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        OptimizationConfig config = configuration.get();
        Optional<Path> home = Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
        List<Passage> passages = DemoDocuments.read(home);
        BundledEncoder encoder = BundledEncoder.unpacked(config.storage().cacheDirectory());
        Extensions extensions = Extensions.none().withSources(List.of(encoder));
        OptimizationManager headroom = OptimizationManager.open(config, extensions);
        OnInterrupt interrupt = OnInterrupt.running(headroom::close);
        try (headroom;
                interrupt) {
            search(headroom, passages);
            write(headroom, config);
            terminal.out().println();
            terminal.print("── health ──");
            terminal.out().println(headroom.systemHealth());
        }
        return 0;
    }

    private void search(OptimizationManager headroom, List<Passage> passages) {
        long began = System.nanoTime();
        PassageSearch search;
        try (ProgressLine progress = new ProgressLine(terminal)) {
            search = PassageSearch.over(headroom, passages, progress);
        }
        terminal.print(
                "── search over %d passages by %s, embedded in %.1f s ──",
                passages.size(), BundledEncoder.ID.substring(BundledEncoder.ID.indexOf('/') + 1), seconds(began));
        List<String> asked = questions.isEmpty() ? QUESTIONS : questions;
        for (String question : asked) {
            terminal.out().println();
            terminal.print("? %s", question);
            for (PassageSearch.Hit hit : search.best(question, SHOWN)) {
                terminal.print("  %.2f  %s", hit.score(), hit.passage().source());
                terminal.print(
                        "        %s", Paragraph.wrap(shortened(hit.passage().text()), 8, 8));
            }
        }
        double[] again = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            headroom.embed(List.of(asked.get(0)));
            again[i] = 1e3 * seconds(start);
        }
        Arrays.sort(again);
        terminal.out().println();
        terminal.print("The first question again, from the cache: %.2f ms, median of %d.", again[REPEATS / 2], REPEATS);
    }

    private void write(OptimizationManager headroom, OptimizationConfig config) {
        String writer = model == null ? EmbeddedModel.ID : model;
        ModelFiles files = new ModelShelf(config.storage(), terminal).runnable(writer, precision.settings());
        terminal.out().println();
        terminal.print("── %s continues \"%s\" ──", files.id(), BEGINNING);
        terminal.out().println();
        GenerationRequest request = GenerationRequest.continuing(BEGINNING)
                .with(config.generation().withMaxTokens(WRITTEN).withSeed(1))
                .onModel(ModelShelf.address(files));
        FlowingText text = new FlowingText(terminal);
        text.accept(BEGINNING);
        Generation answer = headroom.generate(request, text);
        text.end();
        terminal.out().println();
        terminal.print(
                "%d tokens, %.1f tokens/s; loaded in %.2f s",
                answer.generatedTokens(),
                answer.tokensPerSecond(),
                answer.timings().loading().toMillis() / 1e3);
        if (model == null) {
            terminal.print("It is a toy that knows stories only; --model lets another one write.");
        }
        long began = System.nanoTime();
        headroom.generate(request);
        terminal.print("The same again, from the cache: %.2f ms.", 1e3 * seconds(began));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String shortened(String text) {
        int most = 200;
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        return text.substring(0, space < 0 ? most : space) + " …";
    }
}
