package dev.headroom.checkpoint.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.DamagedArtefactException;
import dev.headroom.ModelNotFoundException;
import dev.headroom.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactVerificationTest {

    @TempDir
    Path folder;

    private Artefact artefact;

    @BeforeEach
    void build() throws IOException {
        artefact = Samples.build(folder.resolve("model"));
        Samples.age(artefact);
    }

    @Test
    void refusesAFlippedByteWithBothDigests() throws IOException {
        Files.writeString(artefact.file("model.onnx"), "grapi");

        assertThatThrownBy(() -> artefact.verify(ProgressListener.none()))
                .isInstanceOf(DamagedArtefactException.class)
                .hasMessageMatching(".* is damaged: model.onnx must have SHA-256 [0-9a-f]{64}, was [0-9a-f]{64}");
    }

    @Test
    void refusesATruncatedFileWhenOpened() throws IOException {
        Files.writeString(artefact.file("model.onnx"), "grap");

        assertThatThrownBy(() -> Artefact.open(artefact.directory()))
                .isInstanceOf(DamagedArtefactException.class)
                .hasMessageEndingWith("model.onnx must have 5 bytes, was 4");
    }

    @Test
    void refusesAMissingFileWhenOpened() throws IOException {
        Files.delete(artefact.file("tokenizer.json"));

        assertThatThrownBy(() -> Artefact.open(artefact.directory()))
                .isInstanceOf(DamagedArtefactException.class)
                .hasMessageEndingWith("tokenizer.json is missing");
    }

    @Test
    void tellsWhereItLookedWhenThereIsNoManifest() {
        assertThatThrownBy(() -> Artefact.open(folder))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("headroom.json");
    }

    @Test
    void remembersAVerificationUntilAFileChanges() throws IOException {
        artefact.verify(ProgressListener.none());
        Path graph = artefact.file("model.onnx");
        FileTime before = Files.getLastModifiedTime(graph);
        Files.writeString(graph, "grapi");
        Files.setLastModifiedTime(graph, before);

        assertThatCode(() -> artefact.verify(ProgressListener.none()))
                .as("size and time are unchanged, so it is not read")
                .doesNotThrowAnyException();

        Files.setLastModifiedTime(graph, FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
        assertThatThrownBy(() -> artefact.verify(ProgressListener.none())).isInstanceOf(DamagedArtefactException.class);
    }

    @Test
    void doesNotTrustADamagedStamp() throws IOException {
        Files.writeString(artefact.directory().resolve(VerificationStamp.FILE_NAME), "nonsense\n\u0000");
        Files.writeString(artefact.file("model.onnx"), "grapi");

        assertThatThrownBy(() -> artefact.verify(ProgressListener.none())).isInstanceOf(DamagedArtefactException.class);
    }

    @Test
    void reportsProgressInBytes() {
        long[] last = new long[2];

        artefact.verify((stage, done, total) -> {
            last[0] = done;
            last[1] = total;
        });

        assertThat(last).containsExactly(7, 7);
    }

    @Test
    void writesTheQualityIntoTheManifest() {
        Artefact measured = artefact.withQuality(Samples.QUALITY);

        assertThat(measured.manifest().quality()).contains(Samples.QUALITY);
        assertThat(Artefact.open(artefact.directory()).manifest()).isEqualTo(measured.manifest());
    }
}
