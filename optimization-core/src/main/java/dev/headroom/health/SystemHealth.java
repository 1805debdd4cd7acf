package dev.headroom.health;

import dev.headroom.box.Box;
import dev.headroom.cache.TierStatistics;
import dev.headroom.model.Choice;
import dev.headroom.model.HostedModel;
import dev.headroom.model.ModelTask;
import dev.headroom.queue.QueueState;
import dev.headroom.relief.ReliefReport;
import dev.headroom.startup.StartupTimeline.Mark;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything at one moment.
 *
 * @param box the limits
 * @param memory how full it is
 * @param queue what runs and what waits
 * @param caches the tiers, the loaded models among them
 * @param models what is loaded or being loaded
 * @param choices what each ladder took last, and why
 * @param relief the last round of pressure relief; absent if there was none
 * @param lastDeath what the kernel says about processes that it killed in this box; absent if it killed none
 * @param startup what was touched when
 */
public record SystemHealth(
        Box box,
        MemoryHealth memory,
        QueueState queue,
        List<TierStatistics> caches,
        List<HostedModel> models,
        Map<ModelTask, Choice> choices,
        Optional<ReliefReport> relief,
        Optional<String> lastDeath,
        List<Mark> startup) {

    /** Copies the collections. */
    public SystemHealth {
        caches = List.copyOf(caches);
        models = List.copyOf(models);
        // in the order of the tasks, so that two reports can be compared
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        startup = List.copyOf(startup);
    }

    /** Returns whether work can be taken: nothing is stuck and the queue accepts. */
    public boolean isReady() {
        return !queue.isStuck() && queue.refusing().isEmpty();
    }

    /** Returns a report for people, a line for each thing. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "box", box.describe());
        text.append(memory).append(System.lineSeparator());
        line(
                text,
                "queue",
                (isReady() ? "ready" : "not ready: " + queue.refusing().orElse("work that cannot be stopped holds it"))
                        + ", " + queue.waiting() + " waiting, " + queue.completed() + " done, " + queue.timedOut()
                        + " timed out");
        for (TierStatistics tier : caches) {
            line(
                    text,
                    "cache",
                    String.format(
                            Locale.ROOT,
                            "%-12s %d entries, %s of %s, %d hits, %d misses",
                            tier.name(),
                            tier.entries(),
                            tier.weight(),
                            tier.bound(),
                            tier.hits(),
                            tier.misses()));
        }
        models.forEach(model -> line(text, "model", model.toString()));
        choices.forEach(
                (task, choice) -> line(text, "ladder", task.name().toLowerCase(Locale.ROOT) + ": " + choice.reason()));
        relief.ifPresent(report -> line(text, "relief", report.describe()));
        lastDeath.ifPresent(death -> line(text, "killed", death));
        for (Mark mark : startup) {
            line(
                    text,
                    "start-up",
                    String.format(Locale.ROOT, "%6d ms  %s", mark.sinceStart().toMillis(), mark.what()));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-9s %s%n", name, value));
    }
}
