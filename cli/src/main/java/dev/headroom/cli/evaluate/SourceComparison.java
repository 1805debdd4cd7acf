package dev.headroom.cli.evaluate;

import dev.headroom.box.Box;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.cli.model.ModelShelf;
import dev.headroom.cli.model.OpenModel;
import dev.headroom.cli.terminal.OnInterrupt;
import dev.headroom.cli.terminal.ProgressLine;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.evaluate.Progress;
import dev.headroom.evaluate.QualityReport;
import dev.headroom.evaluate.Speed;
import dev.headroom.evaluate.SpeedResult;
import dev.headroom.generation.Prompt;
import dev.headroom.model.Backends;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.TextGenerator;
import java.util.List;

/** Runs an artefact and the unrounded model of the same checkpoint side by side. */
public final class SourceComparison {

    private static final int WRITTEN_TOKENS = 32;
    private static final int ROUNDS = 3;

    private final ModelShelf shelf;
    private final Terminal terminal;

    /** Finds the source on {@code shelf} and shows progress on {@code terminal}. */
    public SourceComparison(ModelShelf shelf, Terminal terminal) {
        this.shelf = shelf;
        this.terminal = terminal;
    }

    /**
     * Compares both on a text.
     *
     * @param artefact what is judged
     * @param source the checkpoint that it was made of, or an fp32 artefact of it
     * @param text the text
     * @throws dev.headroom.OverBudgetException if the two do not fit into the box together
     */
    public QualityReport compare(Artefact artefact, String source, EvaluationText text) {
        ModelFiles reference = shelf.runnable(source, CompressionSettings.fp32());
        ModelFiles judged = new ModelFiles(artefact.manifest().id(), artefact.directory(), ModelFormat.ARTEFACT);
        int context = Math.min(
                LoadSettings.DEFAULT_CONTEXT_LENGTH, artefact.manifest().shape().contextLength());
        CancelToken cancel = new CancelToken();
        OnInterrupt interrupt = OnInterrupt.cancelling(cancel);
        try (interrupt;
                Backends backends = Backends.discovered(
                        BackendSettings.ofThreads(Box.detect().threads()));
                LoadedModel sourceModel = OpenModel.load(backends, reference, context);
                LoadedModel model = OpenModel.load(backends, judged, context);
                ProgressLine line = new ProgressLine(terminal)) {
            Progress progress = new Progress(line, cancel);
            String sample = text.cut(sourceModel.scorer());
            QualityReport report =
                    QualityReport.measure(text.name(), sourceModel.scorer(), model.scorer(), List.of(sample), progress);
            List<SpeedResult> speeds = speed(model.generator(), sample, WRITTEN_TOKENS, ROUNDS)
                    .ofEach(List.of(sourceModel.generator(), model.generator()), progress);
            return report.withSpeeds(new QualityReport.Speeds(speeds.get(0), speeds.get(1)))
                    .withSizes(new QualityReport.Sizes(
                            ModelShelf.bytes(Artefact.open(reference.path())), ModelShelf.bytes(artefact)));
        }
    }

    /** Returns how to measure the speed of a generator: the beginning of a text is read, the context bounds the rest. */
    static Speed speed(TextGenerator generator, String text, int tokens, int rounds) {
        int length = Math.min(text.length(), 200);
        while (length > 1
                && generator.countTokens(Prompt.text(text.substring(0, length))) > generator.contextLength() / 2) {
            length /= 2;
        }
        return new Speed(
                Prompt.text(text.substring(0, length)), Math.min(tokens, generator.contextLength() / 2 - 1), rounds);
    }
}
