package dev.headroom.training.lora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.backend.djl.TinyCheckpoint;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.training.FullModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters over every decoder: names, stored order of matrices and merge agree. */
public class LoraArchitecturesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "llama, base_model.model.model.layers.1.mlp.down_proj, false",
        "phi, base_model.model.model.layers.1.mlp.fc2, false",
        "gpt2, base_model.model.transformer.h.1.mlp.c_proj, true",
        "gpt2-bare, base_model.model.transformer.h.1.mlp.c_proj, true"
    })
    void theMergedCheckpointSaysWhatBaseAndAdapterSay(String kind, String last, boolean transposed) throws IOException {
        Path base = checkpoint(kind, folder.resolve("base"));
        Path adapter = adapter(base, folder.resolve("adapter"));
        Path merged = folder.resolve("merged");
        LoraMerge.merge(base, adapter, merged, MergedFormat.FLOAT32, ProgressListener.none());

        try (FullModel plain = FullModel.open(base, LinearPrecision.FLOAT32);
                LoraModel adapted = LoraModel.open(base, adapter, LinearPrecision.FLOAT32);
                FullModel together = FullModel.open(merged, LinearPrecision.FLOAT32)) {
            float[] logits = Logits.of(adapted);
            assertThat(Logits.largestDifference(logits, Logits.of(plain))).isGreaterThan(0.01);
            assertThat(Logits.largestDifference(logits, Logits.of(together))).isLessThan(1e-4);
            assertThat(adapted.parameters().keySet()).endsWith(last + ".lora_A.weight", last + ".lora_B.weight");
        }
        assertThat(Files.readString(adapter.resolve("adapter_config.json")))
                .contains("\"fan_in_fan_out\": " + transposed);
    }

    /** Writes a tiny decoder with random weights. */
    public static Path checkpoint(String kind, Path directory) throws IOException {
        return switch (kind) {
            case "llama" -> TinyCheckpoint.llama(directory).path();
            case "phi" -> TinyCheckpoint.phi(directory).path();
            case "gpt2" -> TinyCheckpoint.gpt2(directory, "transformer.").path();
            case "gpt2-bare" -> TinyCheckpoint.gpt2(directory, "").path();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Writes an adapter on all linear layers that is no longer zero. */
    public static Path adapter(Path base, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (LoraModel model = LoraModel.create(base, LoraSettings.defaults(), 3, LinearPrecision.FLOAT32)) {
            GradientMode.OFF.run(() -> model.parameters().forEach((name, array) -> {
                if (name.endsWith("lora_B.weight")) {
                    array.addi(0.05f);
                }
            }));
            model.export(directory);
        }
        return directory;
    }
}
