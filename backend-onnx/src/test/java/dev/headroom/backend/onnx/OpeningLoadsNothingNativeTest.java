package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OptimizationConfig;
import dev.headroom.OptimizationManager;
import dev.headroom.StorageSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, with this backend on the class path: what did opening a manager touch? */
@Tag("slow")
class OpeningLoadsNothingNativeTest {

    @TempDir
    Path folder;

    @Test
    void opensWithoutAnyLibraryBeyondTheJdkAndWithoutAClassOfARuntime() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/maps")), "skipped: needs /proc/self/maps");
        Path classes = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenOnly.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();

        assertThat(output.lines().filter(line -> line.startsWith("library ")).toList())
                .as("libraries mapped while opening, beyond the JDK's own")
                .isEmpty();
        assertThat(output.lines().filter(line -> line.startsWith("mark ")).toList())
                .containsExactly("mark open", "mark ready");
        try (Stream<String> lines = Files.lines(classes)) {
            assertThat(lines.filter(line -> line.matches(".*\\b(ai\\.onnxruntime|ai\\.djl|oshi|com\\.sun\\.jna)\\..*"))
                            .filter(line -> !line.contains("source: jrt:"))
                            .toList())
                    .as("classes of native runtimes")
                    .isEmpty();
        }
    }

    /** Opens a manager and prints the libraries that this mapped. */
    static final class OpenOnly {

        private OpenOnly() {}

        public static void main(String[] arguments) throws IOException {
            Set<String> before = libraries();
            OptimizationConfig config = OptimizationConfig.forThisBox().toBuilder()
                    .storage(StorageSettings.defaults().withCacheDirectory(Path.of(arguments[0])))
                    .build();
            try (OptimizationManager manager = OptimizationManager.open(config)) {
                Set<String> after = libraries();
                after.removeAll(before);
                after.removeIf(library -> library.startsWith(System.getProperty("java.home")));
                List<String> marks = manager.systemHealth().startup().stream()
                        .map(mark -> "mark " + mark.what())
                        .toList();
                after.forEach(library -> System.out.println("library " + library));
                marks.forEach(System.out::println);
            }
        }

        private static Set<String> libraries() throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
                return lines.map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .filter(path -> path.contains(".so"))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }
}
