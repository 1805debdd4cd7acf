package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: 134 MB of float32 weights are used without a copy of them. */
@Tag("memory")
class MappedWeightsTest {

    private static final int ROWS = 4096;
    private static final int COLUMNS = 8192;

    @TempDir
    Path folder;

    @Test
    void mappedWeightsTakeNoAnonymousMemory() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: needs /proc/self/status");
        write(folder.resolve("model.safetensors"));
        List<String> lines = ForkedJvm.fork(List.of("-XX:+UseSerialGC"), Use.class, folder);
        assertThat(kilobytes(lines, "anonymous")).isLessThan(20_000);
        assertThat(kilobytes(lines, "mapped")).isGreaterThan(130_000);
    }

    private static void write(Path file) {
        TensorInfo wide = new TensorInfo("wide", DType.F32, List.of((long) ROWS, (long) COLUMNS));
        float[] row = new float[COLUMNS];
        Arrays.fill(row, 1);
        try (SafetensorsWriter writer = SafetensorsWriter.create(file, List.of(wide), Map.of())) {
            for (int i = 0; i < ROWS; i++) {
                writer.append("wide", row, 0, COLUMNS);
            }
            writer.commit();
        }
    }

    private static long kilobytes(List<String> lines, String what) {
        return lines.stream()
                .filter(line -> line.startsWith(what + " "))
                .mapToLong(line -> Long.parseLong(line.substring(what.length() + 1)))
                .sum();
    }

    /** Sums the tensor up and prints by how much the process grew. */
    static final class Use {

        private Use() {}

        public static void main(String[] arguments) throws IOException {
            try (SafetensorsFile file = SafetensorsFile.open(Path.of(arguments[0], "model.safetensors"));
                    NDManager manager = TorchEngine.load().newManager()) {
                long anonymous = status("RssAnon");
                long mapped = status("RssFile");
                NDArray wide =
                        new StoredWeights(file).load(manager, new CancelToken()).get("wide");
                float sum = wide.sum().getFloat();
                if (sum != (float) ROWS * COLUMNS) {
                    throw new AssertionError("sum is " + sum);
                }
                System.out.println("anonymous " + (status("RssAnon") - anonymous));
                System.out.println("mapped " + (status("RssFile") - mapped));
            }
        }

        private static long status(String field) throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
