package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadProfilesTest {

    private static final LoadSettings SETTINGS = LoadSettings.ofContext(512);

    @TempDir
    Path folder;

    private ModelFiles model;

    @BeforeEach
    void makeModel() throws IOException {
        Path path = Files.createDirectories(folder.resolve("a model|with = odd : name"));
        Files.writeString(path.resolve("headroom.json"), "{}");
        model = new ModelFiles("org/name", path, ModelFormat.ARTEFACT);
    }

    @Test
    void remembersALoadAcrossInstances() {
        profiles().store(model, SETTINGS, 2, ByteSize.megabytes(123));
        assertThat(profiles().find(model, SETTINGS, 2)).contains(ByteSize.megabytes(123));
    }

    @Test
    void anotherContextThreadCountOrSizeIsAnotherLoad() throws IOException {
        profiles().store(model, SETTINGS, 2, ByteSize.megabytes(123));
        assertThat(profiles().find(model, LoadSettings.ofContext(1024), 2)).isEmpty();
        assertThat(profiles().find(model, SETTINGS, 1)).isEmpty();
        Files.writeString(model.path().resolve("model.onnx.data"), "more");
        assertThat(profiles().find(model, SETTINGS, 2)).isEmpty();
    }

    @Test
    void ignoresAFileThatCannotBeRead() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            Files.createDirectories(folder.resolve("cache"));
            Files.write(folder.resolve("cache").resolve(LoadProfiles.FILE_NAME), noise);
            assertThat(profiles().find(model, SETTINGS, 2)).isEmpty();
        }
        Files.writeString(folder.resolve("cache").resolve(LoadProfiles.FILE_NAME), "key=\\u12");
        LoadProfiles profiles = profiles();
        assertThat(profiles.find(model, SETTINGS, 2)).isEmpty();
        profiles.store(model, SETTINGS, 2, ByteSize.megabytes(1));
        assertThat(profiles().find(model, SETTINGS, 2)).contains(ByteSize.megabytes(1));
    }

    @Test
    void dropsEntriesOfModelsThatAreGoneAndLeavesNoTemporaryFile() throws IOException {
        profiles().store(model, SETTINGS, 2, ByteSize.megabytes(1));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.delete(model.path().resolve("headroom.json"));
        Files.delete(model.path());
        profiles().store(new ModelFiles("other", other, ModelFormat.ARTEFACT), SETTINGS, 2, ByteSize.of(5));
        assertThat(Files.readString(folder.resolve("cache").resolve(LoadProfiles.FILE_NAME)))
                .contains("other|")
                .doesNotContain("odd");
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeCostsOnlyTheMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LoadProfiles profiles = LoadProfiles.in(file.resolve("below"));
        profiles.store(model, SETTINGS, 2, ByteSize.megabytes(1));
        assertThat(profiles.find(model, SETTINGS, 2)).contains(ByteSize.megabytes(1));
    }

    private LoadProfiles profiles() {
        return LoadProfiles.in(folder.resolve("cache"));
    }
}
