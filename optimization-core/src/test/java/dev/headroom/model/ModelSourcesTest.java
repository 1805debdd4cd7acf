package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ModelNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourcesTest {

    @TempDir
    Path folder;

    @Test
    void anUnknownModelSaysEveryPlaceThatWasLookedIn() {
        assertThatThrownBy(() -> sources().resolve("org/name"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining(folder.resolve("local/org/name") + " (local-directory)")
                .hasMessageContaining(folder.resolve("local/org--name") + " (local-directory)")
                .hasMessageContaining(folder.resolve("hub/models--org--name") + " (hugging-face-cache)");
    }

    @Test
    void theArtefactMadeForARungGoesBeforeTheCheckpoint() throws IOException {
        Rung rung = new Rung("org/name", Precision.INT4, 128, 512);
        model("local/org/name", "config.json", "model.safetensors");
        assertThat(sources().find(rung).orElseThrow().format()).isEqualTo(ModelFormat.CHECKPOINT);
        model("local/org--name-int4-b128", "headroom.json");
        ModelFiles files = sources().find(rung).orElseThrow();
        assertThat(files.format()).isEqualTo(ModelFormat.ARTEFACT);
        assertThat(files.id()).isEqualTo("org/name");
    }

    private ModelSources sources() {
        return new ModelSources(List.of(
                new LocalDirectorySource(List.of(folder.resolve("local"))),
                new HuggingFaceCacheSource(folder.resolve("hub"))));
    }

    private void model(String directory, String... names) throws IOException {
        Path path = Files.createDirectories(folder.resolve(directory));
        for (String name : names) {
            Files.writeString(path.resolve(name), "");
        }
    }
}
