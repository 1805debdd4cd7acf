package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDirectorySourceTest {

    @TempDir
    Path folder;

    @Test
    void findsEveryFormatByItsFileNames() throws IOException {
        touch("models/org/artefact", "headroom.json", "model.onnx", "tokenizer.json");
        touch("models/org/checkpoint", "config.json", "model-00001-of-00002.safetensors");
        touch("models/org/gguf", "b.gguf", "a.gguf");
        touch("models/org/encoder", "model.onnx", "tokenizer.json");
        assertThat(format("org/artefact")).isEqualTo(ModelFormat.ARTEFACT);
        assertThat(format("org/checkpoint")).isEqualTo(ModelFormat.CHECKPOINT);
        assertThat(format("org/gguf")).isEqualTo(ModelFormat.GGUF);
        assertThat(source().find("org/gguf").orElseThrow().path().getFileName()).hasToString("a.gguf");
        assertThat(format("org/encoder")).isEqualTo(ModelFormat.ONNX);
    }

    @Test
    void findsAnIdInOneFlatName() throws IOException {
        touch("models/org--name", "headroom.json");
        ModelFiles files = source().find("org/name").orElseThrow();
        assertThat(files.id()).isEqualTo("org/name");
        assertThat(files.path()).isEqualTo(folder.resolve("models/org--name"));
    }

    @Test
    void takesAPlainPathAnywhere() throws IOException {
        touch("elsewhere/tiny", "headroom.json");
        touch("elsewhere", "story.gguf");
        assertThat(format(folder.resolve("elsewhere/tiny").toString())).isEqualTo(ModelFormat.ARTEFACT);
        assertThat(format(folder.resolve("elsewhere/story.gguf").toString())).isEqualTo(ModelFormat.GGUF);
    }

    @Test
    void findsNothingInDirectoriesWithoutAModel() throws IOException {
        touch("models/empty", "README.md");
        touch("models/half", "config.json");
        assertThat(source().find("empty")).isEmpty();
        assertThat(source().find("half")).isEmpty();
        assertThat(source().find("absent")).isEmpty();
    }

    @Test
    void aDanglingShardIsAnUnfinishedDownload() throws IOException {
        touch("models/broken", "config.json", "model-1.safetensors");
        Files.createSymbolicLink(folder.resolve("models/broken/model-2.safetensors"), folder.resolve("nowhere"));
        assertThat(source().find("broken")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "org/../../secret", "..", ".", "", "a\0b"})
    void anIdThatLeadsOutOfTheRootFindsNothing(String id) throws IOException {
        touch("secret", "headroom.json");
        touch("models", "headroom.json");
        assertThat(source().find(id)).isEmpty();
    }

    @Test
    void namesThePlacesLookedIn() {
        assertThat(source().places("org/name"))
                .containsExactly(
                        folder.resolve("models/org/name").toString(),
                        folder.resolve("models/org--name").toString());
    }

    private ModelFormat format(String id) {
        return source().find(id).orElseThrow().format();
    }

    private LocalDirectorySource source() {
        return new LocalDirectorySource(List.of(folder.resolve("models")));
    }

    private void touch(String directory, String... names) throws IOException {
        Path path = Files.createDirectories(folder.resolve(directory));
        for (String name : names) {
            Files.writeString(path.resolve(name), "");
        }
    }
}
