package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.training.NewDecoder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("memory")
class MergeInSmallHeapTest {

    @TempDir
    Path folder;

    @Test
    void merges140MegabytesIn24OfHeapWithoutPyTorchOnTheClassPath() throws Exception {
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{}");
        Path base = folder.resolve("base");
        new NewDecoder(4, 768, 2048, 12, 12, 8192, 128).write(base, folder, 1, ProgressListener.none());
        assertThat(Files.size(base.resolve("model.safetensors"))).isGreaterThan(135_000_000);
        List<TensorInfo> pairs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String layer = "base_model.model.model.layers." + i + ".mlp.up_proj";
            pairs.add(new TensorInfo(layer + ".lora_A.weight", DType.F32, List.of(4L, 768L)));
            pairs.add(new TensorInfo(layer + ".lora_B.weight", DType.F32, List.of(2048L, 4L)));
        }
        Path adapter = PeftFixture.adapter(
                folder.resolve("adapter"), PeftFixture.with("target_modules", "[\"up_proj\"]"), pairs);
        Path target = folder.resolve("merged");
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.contains("djl" + File.separator + "api") && !entry.contains("pytorch"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(classPath).doesNotContain("pytorch-engine");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        Merge.class.getName(),
                        base.toString(),
                        adapter.toString(),
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        try (Checkpoint merged = Checkpoint.open(target)) {
            assertThat(merged.config().shape().layers()).isEqualTo(4);
        }
    }

    /** The process with the small heap. */
    static final class Merge {

        private Merge() {}

        public static void main(String[] arguments) {
            LoraMerge.merge(
                    Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), ProgressListener.none());
        }
    }
}
