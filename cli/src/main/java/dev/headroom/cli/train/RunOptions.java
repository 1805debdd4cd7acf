package dev.headroom.cli.train;

import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.OperatorChoice;
import dev.headroom.box.Box;
import dev.headroom.training.LearningRate;
import dev.headroom.training.MatrixRule;
import dev.headroom.training.OptimizerSettings;
import dev.headroom.training.Recomputation;
import dev.headroom.training.TrainingSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a model is trained, whatever it is. */
final class RunOptions {

    private static final int LONGEST_DEFAULT_WARMUP = 100;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the result. An unfinished run that is found there is continued.")
    private Path out = Path.of("");

    @Option(names = "--steps", paramLabel = "N", description = "Optimiser steps (default: ${DEFAULT-VALUE}).")
    private int steps = 1000;

    @Option(names = "--sequences", paramLabel = "N", description = "Sequences per step, each of --context tokens.")
    private @Nullable Integer sequences;

    @Option(
            names = "--batch-tokens",
            paramLabel = "N",
            description = "Tokens per step, instead of --sequences (default: 8192).")
    private @Nullable Integer batchTokens;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "Largest step size (default: 1e-3; finetune 1e-4, with --lora 5e-4).")
    private @Nullable Double learningRate;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Steps until the largest step size (default: a tenth of --steps, at most 100).")
    private @Nullable Integer warmup;

    @Option(
            names = "--last-rate",
            paramLabel = "X",
            description = "Share of the largest step size that is left at the end (default: ${DEFAULT-VALUE}).")
    private double lastRate = 0.1;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "adamw, or muon for the matrices of the blocks (default: adamw).")
    private MatrixRule optimizer = MatrixRule.ADAMW;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "Matrix products in fp32 or bf16; auto takes bf16 where the processor has it"
                    + " (default: ${DEFAULT-VALUE}).")
    private String precision = "auto";

    @Option(
            names = "--checkpointing",
            description = "Compute each block again for its gradients: less memory, slower, the same result.")
    private boolean checkpointing;

    @Option(
            names = "--micro-batch",
            paramLabel = "N",
            description = "Sequences computed at once (default: as many as the memory allows).")
    private @Nullable Integer microBatch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Equal seeds, texts and settings give equal models (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: the CPUs of the box).")
    private @Nullable Integer threads;

    @Option(
            names = "--measure-every",
            paramLabel = "N",
            description = "Steps between two looks at the held-out text (default: ${DEFAULT-VALUE}).")
    private int measureEvery = 250;

    @Option(
            names = "--save-every",
            paramLabel = "SECONDS",
            description = "Time between two saved states (default: ${DEFAULT-VALUE}).")
    private int saveEvery = 300;

    /** Returns the directory of the result. */
    Path out() {
        return out.toAbsolutePath().normalize();
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads == null ? Box.detect().threads() : threads;
    }

    LinearPrecision precision() {
        return switch (precision.toLowerCase(Locale.ROOT)) {
            case "fp32" -> LinearPrecision.FLOAT32;
            case "bf16" -> LinearPrecision.BFLOAT16;
            case "auto" -> OperatorChoice.detect().fastestLinear();
            default -> throw new IllegalArgumentException("--precision must be fp32, bf16 or auto, was " + precision);
        };
    }

    /**
     * Returns what the options say.
     *
     * @param context tokens per sequence
     * @param defaultRate largest step size unless one was given
     * @throws IllegalArgumentException if one is out of range
     */
    TrainingSettings settings(int context, double defaultRate) {
        if (saveEvery < 1) {
            throw new IllegalArgumentException("--save-every must be at least 1 second, was " + saveEvery);
        }
        int rising = warmup == null ? Math.min(LONGEST_DEFAULT_WARMUP, steps / 10) : warmup;
        OptimizerSettings rule = OptimizerSettings.defaults();
        return new TrainingSettings(
                steps,
                sequences(context),
                context,
                new LearningRate(learningRate == null ? defaultRate : learningRate, rising, lastRate),
                new OptimizerSettings(
                        rule.beta1(), rule.beta2(), rule.epsilon(), rule.weightDecay(), rule.clipNorm(), optimizer),
                seed,
                precision(),
                checkpointing ? Recomputation.PER_BLOCK : Recomputation.NONE,
                microBatch == null ? OptionalInt.empty() : OptionalInt.of(microBatch),
                measureEvery,
                Duration.ofSeconds(saveEvery));
    }

    private int sequences(int context) {
        if (sequences != null) {
            if (batchTokens != null) {
                throw new IllegalArgumentException("--sequences cannot stand with --batch-tokens: give one of them");
            }
            return sequences;
        }
        if (batchTokens == null) {
            return Math.max(1, 8192 / context);
        }
        if (batchTokens < context) {
            throw new IllegalArgumentException(
                    "--batch-tokens must be at least the context of " + context + ", was " + batchTokens);
        }
        return batchTokens / context;
    }
}
