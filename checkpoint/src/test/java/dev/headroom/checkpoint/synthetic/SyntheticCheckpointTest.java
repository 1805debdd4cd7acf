package dev.headroom.checkpoint.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticCheckpointTest {

    @TempDir
    Path folder;

    @Test
    void isACheckpointOfTheShape() {
        SyntheticCheckpoint.write(SyntheticShape.TINY, 3, folder, ProgressListener.none());
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.config().shape()).isEqualTo(SyntheticShape.TINY.sizes());
            assertThat(checkpoint.config().architecture()).isEqualTo("LlamaForCausalLM");
            assertThat(checkpoint.config().bosToken()).hasValue(1);
            assertThat(checkpoint.config().eosTokens()).containsExactly(2);
            float[] norm = new float[64];
            checkpoint.tensors().readFloats("model.norm.weight", 0, norm, 64);
            assertThat(norm).containsOnly(1);
        }
    }

    @Test
    void equalSeedsGiveEqualBytes() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        SyntheticCheckpoint.write(SyntheticShape.TINY, 3, first, ProgressListener.none());
        SyntheticCheckpoint.write(SyntheticShape.TINY, 3, second, ProgressListener.none());
        for (String file : new String[] {"model.safetensors", "tokenizer.json", "config.json"}) {
            assertThat(Files.mismatch(first.resolve(file), second.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void parameterCountsAreThoseOfTheTensors() {
        for (SyntheticShape shape : SyntheticShape.values()) {
            assertThat(SyntheticTensors.of(shape).stream()
                            .mapToLong(TensorInfo::elements)
                            .sum())
                    .isEqualTo(shape.sizes().parameters());
        }
    }

    @Test
    void sizesAreThoseOfThePublishedModels() {
        assertThat(SyntheticShape.M135.sizes().parameters()).isEqualTo(134_515_008);
        assertThat(SyntheticShape.B1.sizes().parameters()).isEqualTo(1_100_048_384);
        assertThat(SyntheticShape.B7.sizes().parameters()).isEqualTo(7_241_732_096L);
    }

    @Test
    void rejectsAnUnknownShapeNamingTheOthers() {
        assertThat(SyntheticShape.parse(" 1.1B ")).isEqualTo(SyntheticShape.B1);
        assertThatThrownBy(() -> SyntheticShape.parse("3b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape must be one of [tiny, 135m, 1.1b, 7b], was 3b");
    }
}
