package dev.headroom.cli.compress;

import dev.headroom.ByteSize;
import dev.headroom.OptimizationConfig;
import dev.headroom.box.ProcessMemory;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.cli.evaluate.EvaluationText;
import dev.headroom.cli.evaluate.SourceComparison;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.model.PrecisionOptions;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.evaluate.QualityReport;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a checkpoint into an artefact, and says what was gained and what it cost. */
@Command(
        name = "compress",
        description = "Turns a checkpoint directory or GGUF file into an artefact that runs in a small box.",
        mixinStandardHelpOptions = true)
public final class CompressCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<OptimizationConfig> configuration;

    @Parameters(paramLabel = "SRC", description = "Checkpoint directory, GGUF file, or the id of a model on this disk.")
    private String source = "";

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Directory of the artefact.")
    private Path target = Path.of("");

    @Option(
            names = "--evaluate",
            paramLabel = "FILE",
            description = "Compare with the unrounded model on this text; the figures go into the manifest.")
    private @Nullable Path text;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "Tokens of the text to compare on (default: ${DEFAULT-VALUE}).")
    private int tokens = EvaluationText.DEFAULT_TOKENS;

    /** Reports on {@code terminal}; comparisons keep the unrounded model in the cache of {@code configuration}. */
    public CompressCommand(Terminal terminal, Supplier<OptimizationConfig> configuration) {
        this.terminal = terminal;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        CompressionSettings settings = precision.settings();
        Optional<EvaluationText> evaluation =
                text == null ? Optional.empty() : Optional.of(EvaluationText.read(text, tokens));
        ModelShelf shelf = new ModelShelf(configuration.get().storage(), terminal);
        ModelFiles files = shelf.find(source);
        if (files.format() == ModelFormat.ARTEFACT || files.format() == ModelFormat.ONNX) {
            throw new IllegalArgumentException("SRC must be a checkpoint directory or a GGUF file, was an artefact");
        }
        long began = System.nanoTime();
        Artefact artefact = shelf.compress(files.path(), settings, target);
        double seconds = (System.nanoTime() - began) / 1e9;
        report(files, artefact, seconds);
        if (evaluation.isPresent()) {
            if (settings.precision() == Precision.FP32) {
                terminal.note("fp32 is what the others are compared with; there is nothing to compare it with");
            } else {
                QualityReport quality =
                        new SourceComparison(shelf, terminal).compare(artefact, source, evaluation.get());
                artefact.withQuality(quality.quality());
                terminal.out().println();
                terminal.out().print(quality.toText());
            }
        }
        return 0;
    }

    private void report(ModelFiles files, Artefact artefact, double seconds) {
        ByteSize before = weightBytes(files.path());
        ByteSize after = ModelShelf.bytes(artefact);
        terminal.print("artefact           %s", artefact.directory());
        terminal.print(
                "model              %s, %s",
                artefact.manifest().id(), artefact.manifest().architecture());
        terminal.print(
                "weights            %s, %s",
                artefact.manifest().weights().precision().label(),
                artefact.manifest().weights().method());
        terminal.print(
                "bytes on disk      %s, source %s (%+.1f %%)", after, before, 100 * (after.fractionOf(before) - 1));
        terminal.print("time               %.1f s", seconds);
        ProcessMemory.ofThisProcess()
                .ifPresent(memory -> terminal.print("peak memory        %s", memory.peakResident()));
    }

    private static ByteSize weightBytes(Path source) {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            return checkpoint.bytes();
        }
    }
}
