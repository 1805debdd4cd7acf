package dev.headroom.model;

import java.time.Duration;
import java.util.List;

/**
 * The ladders: per task the models to run, the best first.
 *
 * <pre>{@code
 * LadderSettings ladders = LadderSettings.defaults().withRungs(ModelTask.GENERATION, List.of(rung));
 * }</pre>
 *
 * @param generation rungs that continue text
 * @param embedding rungs that turn sentences into vectors
 * @param classification rungs that label texts
 * @param minTokensPerSecond predicted speed below which a smaller rung is preferred, at least 0; default
 *     {@value #DEFAULT_MIN_TOKENS_PER_SECOND}
 * @param stepUpAfter how long the memory for a better rung must have been free before it is taken again, not negative;
 *     default 60 s
 * @param stepUpMargin share of its need that must be free on top, at least 0; default {@value #DEFAULT_STEP_UP_MARGIN}
 */
public record LadderSettings(
        List<Rung> generation,
        List<Rung> embedding,
        List<Rung> classification,
        double minTokensPerSecond,
        Duration stepUpAfter,
        double stepUpMargin) {

    /** Predicted tokens per second below which a smaller rung is preferred. */
    public static final double DEFAULT_MIN_TOKENS_PER_SECOND = 2;

    /** Share of a better rung's need that must be free on top before it is taken again. */
    public static final double DEFAULT_STEP_UP_MARGIN = 0.1;

    private static final Duration DEFAULT_STEP_UP_AFTER = Duration.ofSeconds(60);

    /** Copies the lists and checks every range. */
    public LadderSettings {
        generation = List.copyOf(generation);
        embedding = List.copyOf(embedding);
        classification = List.copyOf(classification);
        if (!(minTokensPerSecond >= 0)) {
            throw new IllegalArgumentException("minTokensPerSecond must be at least 0, was " + minTokensPerSecond);
        }
        if (stepUpAfter.isNegative()) {
            throw new IllegalArgumentException("stepUpAfter must not be negative, was " + stepUpAfter);
        }
        if (!(stepUpMargin >= 0)) {
            throw new IllegalArgumentException("stepUpMargin must be at least 0, was " + stepUpMargin);
        }
    }

    /** Returns the default ladders: zephyr, phi-2, gpt2-medium; MiniLM; distilbert. */
    public static LadderSettings defaults() {
        return new LadderSettings(
                List.of(
                        new Rung("HuggingFaceH4/zephyr-7b-beta", Precision.INT4, 128, 2048),
                        new Rung("microsoft/phi-2", Precision.INT4, 32, 2048),
                        new Rung("openai-community/gpt2-medium", Precision.INT8, 32, 1024),
                        new Rung("openai-community/gpt2-medium", Precision.INT4, 32, 1024)),
                List.of(new Rung("sentence-transformers/all-MiniLM-L6-v2", Precision.INT8, 128, 512)),
                List.of(new Rung("distilbert-base-uncased-finetuned-sst-2-english", Precision.INT8, 128, 512)),
                DEFAULT_MIN_TOKENS_PER_SECOND,
                DEFAULT_STEP_UP_AFTER,
                DEFAULT_STEP_UP_MARGIN);
    }

    /** Returns the rungs of a task, the best first; possibly empty. */
    public List<Rung> rungs(ModelTask task) {
        return switch (task) {
            case GENERATION -> generation;
            case EMBEDDING -> embedding;
            case CLASSIFICATION -> classification;
        };
    }

    /** Returns these settings with other rungs for one task. */
    public LadderSettings withRungs(ModelTask task, List<Rung> rungs) {
        return new LadderSettings(
                task == ModelTask.GENERATION ? rungs : generation,
                task == ModelTask.EMBEDDING ? rungs : embedding,
                task == ModelTask.CLASSIFICATION ? rungs : classification,
                minTokensPerSecond,
                stepUpAfter,
                stepUpMargin);
    }

    /** Returns these settings with another speed target. */
    public LadderSettings withMinTokensPerSecond(double target) {
        return new LadderSettings(generation, embedding, classification, target, stepUpAfter, stepUpMargin);
    }
}
