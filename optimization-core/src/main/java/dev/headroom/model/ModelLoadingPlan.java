package dev.headroom.model;

import dev.headroom.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What loading a model would mean, before anything is loaded.
 *
 * @param modelId the model asked about
 * @param task what it is for
 * @param choice what the ladder would run, with that model as its first rung
 * @param rows every rung at every precision whose bytes are known
 * @param available bytes that can be promised
 * @param limit the execution limit that the rows count tokens for
 */
public record ModelLoadingPlan(
        String modelId, ModelTask task, Choice choice, List<PlanRow> rows, ByteSize available, Duration limit) {

    /** Copies the list and rejects nulls. */
    public ModelLoadingPlan {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(available, "available");
        Objects.requireNonNull(limit, "limit");
        rows = List.copyOf(rows);
    }

    /** Returns a table for people: a line for each row, then what the ladder would run and why. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "plan      %s available; tokens are for an answer within %s%n",
                available,
                limit.toSeconds() + " s"));
        text.append(String.format(
                Locale.ROOT,
                "          %-32s %-5s %8s %8s %8s %8s  %s%n",
                "model",
                "",
                "weights",
                "cache",
                "buffers",
                "total",
                "speed"));
        for (PlanRow row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "          %-32s %-5s %8s %8s %8s %8s  %.1f tok/s, %d tokens%s%n",
                    row.rung().modelId(),
                    row.precision().label(),
                    row.weights(),
                    row.kvCache(),
                    row.buffers(),
                    row.total(),
                    row.tokensPerSecond(),
                    row.tokensInLimit(),
                    row.fits() ? "" : ", does not fit"));
        }
        return text.append("choice    ").append(choice.reason()).toString();
    }
}
