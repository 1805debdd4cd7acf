package dev.headroom.benchmarks;

import ai.djl.ndarray.NDArray;
import dev.headroom.ByteSize;
import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.box.ProcessMemory;
import dev.headroom.queue.CancelToken;
import dev.headroom.training.FullModel;
import dev.headroom.training.LearningRate;
import dev.headroom.training.NewDecoder;
import dev.headroom.training.OptimizerSettings;
import dev.headroom.training.Recomputation;
import dev.headroom.training.TrainableModel;
import dev.headroom.training.Trainer;
import dev.headroom.training.TrainingProgress;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/**
 * Memory and time of fine-tuning a decoder of 91 M weights (12 blocks, width 768, float32), one sequence per step: all
 * weights with AdamW, LoRA of rank 8 on all linear layers, and LoRA with gradient checkpointing, each in a process of
 * its own, in turns.
 *
 * <p>Arguments: steps per process, tokens per sequence, rounds, threads. Prints medians over the rounds; a process gives
 * the median of its steps after the second. Saving state and result is not part of it.
 */
public final class LoraMemory {

    private static final List<String> WAYS = List.of("full", "lora", "lora-checkpointed");
    private static final int LEFT_OUT = 2;

    private LoraMemory() {}

    /** Makes checkpoint and text once, measures every way in turns and prints the comparison. */
    public static void main(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int context = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        String threads = arguments.length > 3 ? arguments[3] : "1";
        if (steps <= LEFT_OUT) {
            throw new IllegalArgumentException("steps must be more than " + LEFT_OUT + ", was " + steps);
        }
        NewDecoder shape = new NewDecoder(12, 768, 2048, 12, 12, 8192, context);
        Path folder = Models.folder().resolve("lora-91m-" + context);
        write(shape, folder);
        Map<String, Map<String, List<Double>>> seen = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < WAYS.size(); i++) {
                // the order turns, so that a drift of the machine hits all alike
                String way = WAYS.get((i + round) % WAYS.size());
                Map<String, Double> values = Forks.run(
                        List.of("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                        Measured.class,
                        folder.toString(),
                        way,
                        Integer.toString(steps),
                        Integer.toString(context),
                        threads);
                values.forEach((name, value) -> seen.computeIfAbsent(name, key -> new TreeMap<>())
                        .computeIfAbsent(way, key -> new ArrayList<>())
                        .add(value));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d weights, 1 x %d tokens, %d steps, %d rounds, %s threads%n",
                shape.parameters(),
                context,
                steps,
                rounds,
                threads);
        System.out.printf(
                Locale.ROOT, "%-28s %12s %12s %8s %18s %8s%n", "", "full", "lora", "", "lora-checkpointed", "");
        row(seen, "state-bytes", "gradient + optimiser, MB", 1e-6);
        row(seen, "peak-resident-bytes", "peak RSS (VmHWM), MB", 1e-6);
        row(seen, "above-weights-bytes", "peak RSS above weights, MB", 1e-6);
        row(seen, "step-milliseconds", "ms per step, wall clock", 1);
        row(seen, "step-cpu-milliseconds", "ms per step, CPU", 1);
    }

    private static void row(Map<String, Map<String, List<Double>>> seen, String name, String label, double unit) {
        List<Double> medians = WAYS.stream()
                .map(way ->
                        unit * Forks.median(seen.getOrDefault(name, Map.of()).getOrDefault(way, List.of(Double.NaN))))
                .toList();
        double full = medians.get(0);
        System.out.printf(
                Locale.ROOT,
                "%-28s %12.1f %12.1f %+7.1f%% %18.1f %+7.1f%%%n",
                label,
                full,
                medians.get(1),
                100 * (medians.get(1) / full - 1),
                medians.get(2),
                100 * (medians.get(2) / full - 1));
    }

    private static void write(NewDecoder shape, Path folder) throws IOException {
        if (Files.exists(folder.resolve("base").resolve("config.json"))) {
            return;
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
        int[] ids =
                new Random(Models.SEED).ints(1 << 16, 0, shape.vocabularySize()).toArray();
        try (TokenFileWriter writer =
                TokenFileWriter.create(folder.resolve("text.tokens"), shape.vocabularySize(), "0".repeat(64))) {
            writer.add(ids, ids.length);
            writer.endDocument();
            writer.finish();
        }
        shape.write(folder.resolve("base"), folder, Models.SEED, ProgressListener.none());
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Trains and prints what it took. */
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            String way = arguments[1];
            int steps = Integer.parseInt(arguments[2]);
            TorchEngine.load().setThreads(Integer.parseInt(arguments[4]));
            ByteSize engine = memory().resident();
            TrainingSettings settings = settings(
                    steps,
                    Integer.parseInt(arguments[3]),
                    way.equals("lora-checkpointed") ? Recomputation.PER_BLOCK : Recomputation.NONE);
            Steps seen = new Steps();
            try (TokenFile tokens = TokenFile.open(folder.resolve("text.tokens"));
                    TrainableModel model = open(folder.resolve("base"), way);
                    Trainer trainer = new Trainer(model, folder.resolve(way), tokens, Optional.empty(), settings)) {
                // a mapping goes with its buffers: the file that was copied from would count a second time
                System.gc();
                long learning = model.parameters().values().stream()
                        .mapToLong(NDArray::size)
                        .sum();
                long weights = model.config().shape().parameters() * Float.BYTES;
                trainer.run(new CancelToken(), progress -> {
                    seen.add(progress, settings.tokensPerStep());
                    if (progress.step() == steps) {
                        long peak = memory().peakResident().bytes();
                        print("state-bytes", 3.0 * Float.BYTES * learning);
                        print("peak-resident-bytes", peak);
                        print("above-weights-bytes", peak - engine.bytes() - weights);
                        print("step-milliseconds", Forks.median(seen.wall));
                        print("step-cpu-milliseconds", Forks.median(seen.cpu));
                        System.out.flush();
                        // what follows would write 1 GB of state that nobody needs
                        Runtime.getRuntime().halt(0);
                    }
                });
            }
        }

        private static TrainableModel open(Path base, String way) {
            return way.equals("full")
                    ? FullModel.open(base, LinearPrecision.FLOAT32)
                    : LoraModel.create(base, LoraSettings.defaults(), Models.SEED, LinearPrecision.FLOAT32);
        }

        private static TrainingSettings settings(int steps, int context, Recomputation recomputation) {
            return new TrainingSettings(
                    steps,
                    1,
                    context,
                    new LearningRate(1e-4, 0, 1),
                    OptimizerSettings.defaults(),
                    Models.SEED,
                    LinearPrecision.FLOAT32,
                    recomputation,
                    OptionalInt.of(1),
                    Integer.MAX_VALUE,
                    Duration.ofDays(1));
        }

        private static ProcessMemory memory() {
            return ProcessMemory.ofThisProcess().orElseThrow();
        }

        private static void print(String name, double value) {
            System.out.println(name + "=" + value);
        }
    }

    /** Wall clock and CPU of the steps after the first ones, in milliseconds. */
    private static final class Steps {

        final List<Double> wall = new ArrayList<>();
        final List<Double> cpu = new ArrayList<>();
        private Duration last = Duration.ZERO;

        void add(TrainingProgress progress, long tokens) {
            Duration now = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            if (progress.step() > LEFT_OUT) {
                wall.add(1e3 * tokens / progress.tokensPerSecond());
                cpu.add(now.minus(last).toNanos() / 1e6);
            }
            last = now;
        }
    }
}
