package dev.headroom.cli.plan;

import dev.headroom.ByteSize;
import dev.headroom.cli.plan.Planned.Variant;
import dev.headroom.cli.terminal.Paragraph;
import dev.headroom.cli.terminal.TextTable;
import dev.headroom.model.LadderSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.MemoryEstimator;
import dev.headroom.model.ModelTask;
import dev.headroom.model.PlanRow;
import dev.headroom.model.SpeedEstimate;
import dev.headroom.model.SpeedEstimator;
import java.time.Duration;
import java.util.Locale;

/**
 * The figures of one model in a box.
 *
 * @param room what the box leaves for models
 * @param speed predicts tokens per second
 * @param context tokens that prompt and answer may have together
 */
record PlanTable(Room room, SpeedEstimator speed, int context) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Returns a line about the model and a table with one line per number format. */
    String of(Planned model) {
        int tokens = Math.min(context, model.shape().contextLength());
        TextTable table = new TextTable(
                "format", "weights", "mapped", "cache", "buffers", "runtime", "total", "tok/s", "30 s", "fits");
        for (Variant variant : model.variants()) {
            row(table, model, variant, tokens);
        }
        String note = model.obstacle()
                .map(what -> Paragraph.wrap("not to be run yet: " + what, 0, 2) + "\n")
                .orElse("");
        return String.format(
                        Locale.ROOT,
                        "%s: %s parameters, context %,d of %,d%n",
                        model.name(),
                        count(model.shape().parameters()),
                        tokens,
                        model.shape().contextLength())
                + note
                + table;
    }

    private void row(TextTable table, Planned model, Variant variant, int tokens) {
        MemoryEstimate bytes =
                MemoryEstimator.estimate(model.task(), model.shape(), variant.precision(), variant.blockSize(), tokens);
        SpeedEstimate pace = speed.estimate(model.task(), model.shape(), variant.precision(), variant.blockSize());
        boolean generates = model.task() == ModelTask.GENERATION;
        table.row(
                variant.label(),
                bytes.weights().toString(),
                bytes.mappedWeights().toString(),
                generates ? bytes.kvCache().toString() : "-",
                bytes.buffers().plus(bytes.loadingPeak()).toString(),
                bytes.runtime().toString(),
                bytes.hard().toString(),
                String.format(Locale.ROOT, pace.tokensPerSecond() < 100 ? "%.1f" : "%.0f", pace.tokensPerSecond()),
                generates
                        ? String.format(
                                Locale.ROOT,
                                "%d",
                                Math.min(
                                        Math.max(0, tokens - PlanRow.PROMPT_TOKENS),
                                        pace.tokensWithin(LIMIT, PlanRow.PROMPT_TOKENS)))
                        : "-",
                verdict(bytes, pace));
    }

    private String verdict(MemoryEstimate bytes, SpeedEstimate pace) {
        ByteSize available = room.forModels();
        if (bytes.hard().isMoreThan(available)) {
            return "no";
        }
        return pace.tokensPerSecond() < LadderSettings.DEFAULT_MIN_TOKENS_PER_SECOND ? "slow" : "yes";
    }

    private static String count(long parameters) {
        if (parameters < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f K", parameters / 1e3);
        }
        return parameters < 1_000_000_000
                ? String.format(Locale.ROOT, "%.0f M", parameters / 1e6)
                : String.format(Locale.ROOT, "%.1f B", parameters / 1e9);
    }
}
