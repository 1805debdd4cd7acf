package dev.headroom.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.Positions;
import dev.headroom.backend.djl.architecture.WholeSequence;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.FusedOps;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.PlainOps;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.box.ProcessMemory;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.FullModel;
import dev.headroom.training.LearningRate;
import dev.headroom.training.NewDecoder;
import dev.headroom.training.OptimizerSettings;
import dev.headroom.training.Recomputation;
import dev.headroom.training.TrainableModel;
import dev.headroom.training.Trainer;
import dev.headroom.training.TrainingSettings;
import dev.headroom.training.lora.LoraModel;
import dev.headroom.training.lora.LoraSettings;
import dev.headroom.training.text.TokenFile;
import dev.headroom.training.text.TokenFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Time and memory of one training step, each variant in a process of its own on one thread, steps of 8 × 256 tokens:
 * composed operators with all handles kept to the end of the step, handles closed block by block, fused operators,
 * blocks computed twice, bfloat16 products, LoRA. All but LoRA update every weight with AdamW.
 *
 * <p>Arguments: size ({@code 1m}, {@code 5m}, {@code 16m}), steps (default 8). Prints medians without the first two.
 */
public final class TrainingStep {

    private static final int CONTEXT = 256;
    private static final int SEQUENCES = 8;

    private TrainingStep() {}

    private enum Variant {
        HANDLES_KEPT("composed, handles kept", LinearPrecision.FLOAT32, Recomputation.NONE),
        SCOPED("composed, sub-managers", LinearPrecision.FLOAT32, Recomputation.NONE),
        FUSED("fused", LinearPrecision.FLOAT32, Recomputation.NONE),
        FUSED_CHECKPOINTED("fused, checkpointing", LinearPrecision.FLOAT32, Recomputation.PER_BLOCK),
        BFLOAT16("fused, bf16", LinearPrecision.BFLOAT16, Recomputation.NONE),
        BFLOAT16_CHECKPOINTED("fused, bf16, checkpointing", LinearPrecision.BFLOAT16, Recomputation.PER_BLOCK),
        LORA("fused, LoRA rank 8", LinearPrecision.FLOAT32, Recomputation.NONE),
        LORA_CHECKPOINTED("fused, LoRA, checkpointing", LinearPrecision.FLOAT32, Recomputation.PER_BLOCK);

        private final String label;
        private final LinearPrecision precision;
        private final Recomputation recomputation;

        Variant(String label, LinearPrecision precision, Recomputation recomputation) {
            this.label = label;
            this.precision = precision;
            this.recomputation = recomputation;
        }

        TrainableModel open(Path checkpoint) {
            return switch (this) {
                case HANDLES_KEPT, SCOPED -> FullModel.open(checkpoint, manager -> new PlainOps());
                case LORA, LORA_CHECKPOINTED -> LoraModel.create(checkpoint, LoraSettings.defaults(), 1, precision);
                default -> FullModel.open(checkpoint, manager -> (TensorOps) FusedOps.load(manager, precision));
            };
        }
    }

    private static NewDecoder shape(String size) {
        return switch (size) {
            case "1m" -> new NewDecoder(4, 128, 344, 4, 4, 2048, CONTEXT);
            case "5m" -> new NewDecoder(5, 256, 704, 4, 4, 4096, CONTEXT);
            case "16m" -> new NewDecoder(8, 384, 1024, 6, 6, 4096, CONTEXT);
            default -> throw new IllegalArgumentException("size must be 1m, 5m or 16m, was " + size);
        };
    }

    /** Measures every variant and prints a table. */
    public static void main(String[] arguments) throws Exception {
        String size = arguments.length > 0 ? arguments[0] : "5m";
        String steps = arguments.length > 1 ? arguments[1] : "8";
        System.out.printf(
                Locale.ROOT,
                "%d weights, steps of %d x %d tokens, one thread%n",
                shape(size).parameters(),
                SEQUENCES,
                CONTEXT);
        System.out.printf("%-28s %10s %10s %14s %10s%n", "variant", "ms/step", "tokens/s", "step MB", "peak RSS");
        for (Variant variant : Variant.values()) {
            Map<String, Double> seen = Forks.run(List.of("-Xmx256m"), Measured.class, variant.name(), size, steps);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %10.0f %10.0f %14.0f %10.0f%n",
                    variant.label,
                    seen.get("step-ms"),
                    SEQUENCES * CONTEXT * 1000 / seen.get("step-ms"),
                    seen.get("peak-mb") - seen.get("base-mb"),
                    seen.get("peak-mb"));
        }
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Trains a few steps and prints times and what the kernel saw. */
        public static void main(String[] arguments) throws IOException {
            Variant variant = Variant.valueOf(arguments[0]);
            NewDecoder shape = shape(arguments[1]);
            int steps = Integer.parseInt(arguments[2]);
            Path folder = Files.createTempDirectory("training-step");
            TorchEngine.load().setThreads(1);
            try (TokenFile tokens = text(folder, shape.vocabularySize());
                    TrainableModel model = variant.open(checkpoint(folder, shape))) {
                double base =
                        ProcessMemory.ofThisProcess().orElseThrow().resident().inMegabytes();
                List<Double> times = variant == Variant.HANDLES_KEPT
                        ? keepingHandles(model, tokens, steps)
                        : training(model, tokens, folder, variant, steps);
                System.out.println("step-ms=" + Forks.median(times.subList(2, times.size())));
                System.out.println("base-mb=" + base);
                System.out.println("peak-mb="
                        + ProcessMemory.ofThisProcess()
                                .orElseThrow()
                                .peakResident()
                                .inMegabytes());
            } finally {
                delete(folder);
            }
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        private static Path checkpoint(Path folder, NewDecoder shape) throws IOException {
            Files.writeString(folder.resolve("tokenizer.json"), "{}");
            Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
            Path checkpoint = folder.resolve("checkpoint");
            shape.write(checkpoint, folder, 1, ProgressListener.none());
            return checkpoint;
        }

        private static TokenFile text(Path folder, int vocabulary) {
            Path file = folder.resolve("text.tokens");
            Random random = new Random(1);
            int[] ids = random.ints(100_000, 0, vocabulary).toArray();
            try (TokenFileWriter writer = TokenFileWriter.create(file, vocabulary, "0".repeat(64))) {
                writer.add(ids, ids.length);
                writer.endDocument();
                writer.finish();
            }
            return TokenFile.open(file);
        }

        private static List<Double> training(
                TrainableModel model, TokenFile tokens, Path folder, Variant variant, int steps) {
            TrainingSettings settings = new TrainingSettings(
                    steps,
                    SEQUENCES,
                    CONTEXT,
                    new LearningRate(1e-3, 2, 0),
                    OptimizerSettings.defaults(),
                    1,
                    variant.precision,
                    variant.recomputation,
                    OptionalInt.of(SEQUENCES),
                    steps + 1,
                    Duration.ofHours(1));
            List<Double> times = new ArrayList<>();
            try (Trainer trainer = new Trainer(model, folder.resolve("run"), tokens, Optional.empty(), settings)) {
                trainer.run(
                        new CancelToken(),
                        progress -> times.add(1000 * settings.tokensPerStep() / progress.tokensPerSecond()));
            }
            return times;
        }

        /** What one writes first: every intermediate handle lives until the step is over. */
        private static List<Double> keepingHandles(TrainableModel model, TokenFile tokens, int steps) {
            List<Double> times = new ArrayList<>();
            int[] ids = new int[SEQUENCES * CONTEXT + 1];
            try (NDManager optimizer = TorchEngine.load().newManager()) {
                // what AdamW holds in the other variants
                model.parameters()
                        .values()
                        .forEach(weight -> optimizer
                                .zeros(new Shape(2, weight.getShape().size()))
                                .addi(1));
                for (int step = 0; step < steps; step++) {
                    tokens.read((long) step * ids.length, ids);
                    long began = System.nanoTime();
                    GradientMode.ON.run(() -> gradients(model, ids));
                    times.add((System.nanoTime() - began) / 1e6);
                }
            }
            return times;
        }

        private static void gradients(TrainableModel model, int[] ids) {
            try (NDManager manager = TorchEngine.load().newManager()) {
                long[] inputs = new long[ids.length - 1];
                long[] targets = new long[ids.length - 1];
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = ids[i];
                    targets[i] = ids[i + 1];
                }
                DecoderNetwork network = model.network();
                NDArray x = network.embed(manager.create(inputs, new Shape(SEQUENCES, CONTEXT)), 0);
                Positions positions = network.positions(manager, 0, CONTEXT);
                WholeSequence attention = new WholeSequence(model.ops());
                for (int block = 0; block < network.blocks(); block++) {
                    x = network.block(block, x, positions, attention);
                }
                NDArray logits = network.logits(x);
                NDArray loss = model.ops()
                        .crossEntropy(
                                logits.reshape(-1, logits.getShape().get(2)),
                                manager.create(targets, new Shape(targets.length)));
                JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.create(1f), false, false);
            }
        }
    }
}
