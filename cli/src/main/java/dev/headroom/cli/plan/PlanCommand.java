package dev.headroom.cli.plan;

import dev.headroom.ByteSize;
import dev.headroom.OptimizationConfig;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryBandwidth;
import dev.headroom.box.MemoryProbes;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelCard;
import dev.headroom.model.ModelCards;
import dev.headroom.model.ModelTask;
import dev.headroom.model.PlanRow;
import dev.headroom.model.SpeedEstimator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which models fit into this box, or another one, and how fast they will be. */
@Command(
        name = "plan",
        description = "Says which models fit into this box and how fast they will be, without loading any.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "A model on this disk or a well-known id (default: the well-known decoders).")
    private @Nullable String model;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens that prompt and answer may have together (default: ${DEFAULT-VALUE}).")
    private int context = LoadSettings.DEFAULT_CONTEXT_LENGTH;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Plan for a box of this size, for example 16GB.")
    private @Nullable String memory;

    @Option(names = "--cpus", paramLabel = "N", description = "Plan for a box of so many CPUs.")
    private @Nullable Double cpus;

    @Option(
            names = "--bandwidth",
            paramLabel = "SIZE",
            description = "Bytes that the other box reads from memory in a second (default: measured here).")
    private @Nullable String bandwidth;

    /** Reports on {@code terminal}; looks for models in the directories of {@code configuration}. */
    public PlanCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        // a wrong name is told before anything is measured
        List<Planned> models = models(new ModelShelf(configuration.get().storage(), terminal));
        LoadSettings.ofContext(context);
        Box here = Box.detect();
        boolean elsewhere = memory != null || cpus != null;
        Box box = elsewhere
                ? Box.of(cpus == null ? here.cpus() : cpus, memory == null ? here.memory() : ByteSize.parse(memory))
                : here;
        Room room = Room.in(
                box,
                elsewhere ? ByteSize.ZERO : MemoryProbes.detect().read().hard(),
                configuration.get().cache());
        int threads = box.threads();
        Optional<ByteSize> given = Optional.ofNullable(bandwidth).map(ByteSize::parse);
        ByteSize perSecond = given.orElseGet(() -> measured(Math.min(threads, here.threads())));
        describe(room, perSecond, given.isPresent() ? "as given" : "measured just now");
        PlanTable table = new PlanTable(room, new SpeedEstimator(perSecond, threads), context);
        for (Planned each : models) {
            terminal.out().println();
            terminal.out().print(table.of(each));
        }
        terminal.out().println();
        terminal.out()
                .println(Paragraph.wrap(
                        "total is what cannot be given back: weights, cache, buffers with the overshoot of loading,"
                                + " runtime. Mapped weights come on top as page cache. tok/s is predicted from the"
                                + " bandwidth; 30 s is an answer after a prompt of "
                                + PlanRow.PROMPT_TOKENS + " tokens.",
                        0,
                        0));
        return 0;
    }

    private List<Planned> models(ModelShelf shelf) {
        return model == null
                ? ModelCards.builtIn().all().stream()
                        .filter(card -> card.task() == ModelTask.GENERATION)
                        .filter(PlanCommand::isFirstOfItsShape)
                        .map(Planned::of)
                        .toList()
                : List.of(Planned.find(model, shelf));
    }

    private static boolean isFirstOfItsShape(ModelCard card) {
        return ModelCards.builtIn().all().stream()
                .filter(other -> other.shape().equals(card.shape()))
                .findFirst()
                .orElseThrow()
                .equals(card);
    }

    private static ByteSize measured(int threads) {
        return ByteSize.of((long) MemoryBandwidth.measure(threads).bytesPerSecond());
    }

    private void describe(Room room, ByteSize perSecond, String origin) {
        terminal.print("box         %s", room.box().describe());
        terminal.print(
                "bandwidth   %s/s with %d threads, %s", perSecond, room.box().threads(), origin);
        terminal.print("in use      %s by everything that runs here now", room.taken());
        terminal.print("Java        %s", room.java());
        terminal.print("caches      %s at most", room.caches());
        terminal.print("margin      %s stays free", room.margin());
        terminal.print("for models  %s", room.forModels());
    }
}
