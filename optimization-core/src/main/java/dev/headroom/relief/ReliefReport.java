package dev.headroom.relief;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a round of freeing memory did, by the probe and not by promises.
 *
 * @param steps the steps that were due, in order
 * @param before memory before the first step
 * @param after memory after the last step that ran
 */
public record ReliefReport(List<Step> steps, MemoryReading before, MemoryReading after) {

    /** Copies the list. */
    public ReliefReport {
        steps = List.copyOf(steps);
    }

    /** Returns the hard memory that is gone since the start; zero if it has grown. */
    public ByteSize freed() {
        return before.hard().minusOrZero(after.hard());
    }

    /** Returns the time that all steps took. */
    public Duration took() {
        return steps.stream().map(Step::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the report in words, for example {@code request tier 1.2 MB, native trim 40 MB}. */
    public String describe() {
        return steps.stream()
                .map(step -> step.name() + " "
                        + switch (step.outcome()) {
                            case RAN -> step.freed().toString();
                            case FAILED -> "failed: " + step.failure().orElse("");
                            case NOT_NEEDED -> "not needed";
                        })
                .collect(Collectors.joining(", "));
    }

    /** How a step ended. */
    public enum Outcome {
        /** It ran to its end. */
        RAN,
        /** It threw; what it freed until then counts. */
        FAILED,
        /** Earlier steps had freed enough. */
        NOT_NEEDED
    }

    /**
     * One step.
     *
     * @param name its name
     * @param outcome how it ended
     * @param freed hard memory that the probe saw go while it ran
     * @param took how long it ran
     * @param failure what it threw
     */
    public record Step(String name, Outcome outcome, ByteSize freed, Duration took, Optional<String> failure) {}
}
