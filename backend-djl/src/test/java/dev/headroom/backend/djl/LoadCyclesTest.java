package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: loading, generating and closing again and again keeps nothing. */
@Tag("memory")
class LoadCyclesTest {

    private static final int WARM = 40;
    private static final int CYCLES = 40;

    @TempDir
    Path folder;

    @Test
    void fortyCyclesLeaveNothingBehind() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: needs /proc/self/status");
        TinyCheckpoint.llama(folder);
        // a heap that is touched from the start does not count as growth
        List<String> lines = ForkedJvm.fork(
                List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"), Cycle.class, folder);
        long grown = lines.stream()
                .filter(line -> line.startsWith("grown "))
                .mapToLong(line -> Long.parseLong(line.substring("grown ".length())))
                .findFirst()
                .orElseThrow();
        // 0.5 MB of weights and cache per cycle would be 20 MB; compiled code still grows a little
        assertThat(grown).as("kB of anonymous memory in %s cycles", CYCLES).isLessThan(10_000);
    }

    /** Cycles and prints by how many kB the process grew. */
    static final class Cycle {

        private Cycle() {}

        public static void main(String[] arguments) throws IOException {
            ModelFiles files = new ModelFiles("tiny", Path.of(arguments[0]), ModelFormat.CHECKPOINT);
            try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1))) {
                cycle(backend, files, WARM);
                long before = anonymous();
                cycle(backend, files, CYCLES);
                System.out.println("grown " + (anonymous() - before));
            }
        }

        private static void cycle(ModelBackend backend, ModelFiles files, int times) {
            for (int i = 0; i < times; i++) {
                try (LoadedModel model = backend.load(files, LoadSettings.ofContext(96), new CancelToken())) {
                    model.generator()
                            .generate(
                                    Prompt.text("Once"),
                                    GenerationSettings.greedy().withMaxTokens(8),
                                    TextSink.ignore(),
                                    new CancelToken());
                }
            }
        }

        private static long anonymous() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
