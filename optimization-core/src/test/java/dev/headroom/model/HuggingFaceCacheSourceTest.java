package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceCacheSourceTest {

    private static final String NEW = "b".repeat(40);
    private static final String OLD = "a".repeat(40);

    @TempDir
    Path hub;

    @Test
    void followsTheMainReferenceThroughLinksToBlobs() throws IOException {
        snapshot("models--org--name", OLD);
        snapshot("models--org--name", NEW);
        reference("models--org--name", OLD + "\n");
        ModelFiles files = new HuggingFaceCacheSource(hub).find("org/name").orElseThrow();
        assertThat(files.format()).isEqualTo(ModelFormat.CHECKPOINT);
        assertThat(files.path().getFileName()).hasToString(OLD);
    }

    @Test
    void takesTheNewestSnapshotWhereThereIsNoReference() throws IOException {
        Path old = snapshot("models--gpt2", OLD);
        snapshot("models--gpt2", NEW);
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
        assertThat(new HuggingFaceCacheSource(hub)
                        .find("gpt2")
                        .orElseThrow()
                        .path()
                        .getFileName())
                .hasToString(NEW);
    }

    @Test
    void aReferenceThatLeadsElsewhereIsNotFollowed() throws IOException {
        snapshot("models--org--name", NEW);
        Files.createDirectories(hub.resolve("other"));
        Files.writeString(hub.resolve("other/headroom.json"), "{}");
        reference("models--org--name", "../../other");
        assertThat(new HuggingFaceCacheSource(hub)
                        .find("org/name")
                        .orElseThrow()
                        .path()
                        .getFileName())
                .hasToString(NEW);
    }

    @Test
    void anUnfinishedDownloadIsNotFound() throws IOException {
        Path snapshot = snapshot("models--org--name", NEW);
        Files.delete(snapshot.resolve("../../blobs/weights").normalize());
        assertThat(new HuggingFaceCacheSource(hub).find("org/name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b/c", "a/../b", "/etc", "", "a b", "a\0"})
    void idsThatAreNoHubNamesAreNotLookedFor(String id) {
        HuggingFaceCacheSource source = new HuggingFaceCacheSource(hub);
        assertThat(source.find(id)).isEmpty();
        assertThat(source.places(id)).isEmpty();
    }

    private Path snapshot(String repository, String commit) throws IOException {
        Path blobs = Files.createDirectories(hub.resolve(repository).resolve("blobs"));
        Files.writeString(blobs.resolve("config"), "{}");
        Files.writeString(blobs.resolve("weights"), "");
        Path snapshot = Files.createDirectories(
                hub.resolve(repository).resolve("snapshots").resolve(commit));
        Files.createSymbolicLink(snapshot.resolve("config.json"), Path.of("../../blobs/config"));
        Files.createSymbolicLink(snapshot.resolve("model.safetensors"), Path.of("../../blobs/weights"));
        return snapshot;
    }

    private void reference(String repository, String text) throws IOException {
        Path refs = Files.createDirectories(hub.resolve(repository).resolve("refs"));
        Files.writeString(refs.resolve("main"), text);
    }
}
