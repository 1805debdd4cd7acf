package dev.headroom.benchmarks;

import dev.headroom.ByteSize;
import dev.headroom.backend.onnx.OnnxBackendProvider;
import dev.headroom.box.Box;
import dev.headroom.box.ProcessMemory;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.generation.Generation;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resident memory of a whole process that loads a model, reads a prompt of 512 tokens and writes 65, against the
 * artefact's bytes and against the estimate that was made before anything was loaded.
 *
 * <p>Arguments: shape, block size, context.
 */
public final class Footprint {

    private static final String PROMPT_512 = "x".repeat(511);

    private Footprint() {}

    /** Measures in a process of its own and prints the comparison. */
    public static void main(String[] arguments) throws Exception {
        SyntheticShape shape = SyntheticShape.parse(arguments.length > 0 ? arguments[0] : "1.1b");
        int blockSize = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
        String context = arguments.length > 2 ? arguments[2] : "1024";
        Path artefact = Models.int4(shape, blockSize);
        Map<String, Double> seen = Forks.run(List.of("-Xmx256m"), Measured.class, artefact.toString(), context);
        double bytes = seen.getOrDefault("artefact-bytes", Double.NaN);
        double peak = seen.getOrDefault("peak-resident-bytes", Double.NaN);
        double bound = bytes * 1.35 + 200e6;
        double estimate = seen.getOrDefault("estimate-resident-bytes", Double.NaN);
        System.out.printf(Locale.ROOT, "artefact              %8.1f MB%n", bytes / 1e6);
        System.out.printf(Locale.ROOT, "bound 1.35 x + 200 MB %8.1f MB%n", bound / 1e6);
        System.out.printf(
                Locale.ROOT, "peak RSS (VmHWM)      %8.1f MB  %s%n", peak / 1e6, peak <= bound ? "within" : "OVER");
        System.out.printf(
                Locale.ROOT,
                "estimate before load  %8.1f MB  %+.1f %% of the peak%n",
                estimate / 1e6,
                100 * (estimate / peak - 1));
        for (Map.Entry<String, Double> value : seen.entrySet()) {
            System.out.printf(Locale.ROOT, "  %-26s %.3f%n", value.getKey(), value.getValue());
        }
    }

    /** The process that is measured. */
    public static final class Measured {

        private Measured() {}

        /** Estimates, loads, prefills, decodes and prints what the kernel saw. */
        public static void main(String[] arguments) {
            Path artefact = Path.of(arguments[0]);
            int context = Integer.parseInt(arguments[1]);
            ModelFiles files = new ModelFiles(artefact.toString(), artefact, ModelFormat.ARTEFACT);
            MemoryEstimate estimate;
            try (ModelBackend backend = new OnnxBackendProvider()
                    .open(BackendSettings.ofThreads(Box.detect().threads()))) {
                estimate = backend.estimate(files, LoadSettings.ofContext(context));
            }
            try (Governed governed = new Governed(artefact, context)) {
                Generation answer = governed.generate(PROMPT_512, 65);
                print("load-seconds", answer.timings().loading().toNanos() / 1e9);
                print(
                        "prefill-tokens-per-second",
                        answer.promptTokens() / (answer.timings().prefill().toNanos() / 1e9));
                print("decode-tokens-per-second", answer.tokensPerSecond());
                print("prompt-tokens", answer.promptTokens());
            }
            ProcessMemory memory = ProcessMemory.ofThisProcess().orElseThrow();
            print("artefact-bytes", bytesOf(artefact));
            print("estimate-resident-bytes", estimate.resident());
            print("estimate-hard-bytes", estimate.hard());
            print("peak-resident-bytes", memory.peakResident());
            print("resident-after-close-bytes", memory.resident());
        }

        private static double bytesOf(Path artefact) {
            return Artefact.open(artefact).manifest().files().values().stream()
                    .mapToLong(FileEntry::bytes)
                    .sum();
        }

        private static void print(String name, ByteSize size) {
            print(name, (double) size.bytes());
        }

        private static void print(String name, double value) {
            System.out.println(name + "=" + value);
        }
    }
}
