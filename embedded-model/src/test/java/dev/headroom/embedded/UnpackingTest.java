package dev.headroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.DamagedArtefactException;
import dev.headroom.MalformedFileException;
import dev.headroom.StorageSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelSources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

    private static final long MOST_BYTES = 12_000_000;

    private final EmbeddedModel model = EmbeddedModel.ofThisJar();

    @TempDir
    private Path cache;

    @Test
    void modelIsFoundByItsIdBecauseTheJarIsThere() {
        ModelSources sources =
                ModelSources.configured(StorageSettings.defaults().withCacheDirectory(cache), List.of());

        ModelFiles files = sources.resolve(EmbeddedModel.ID);

        assertThat(files.format()).isEqualTo(ModelFormat.ARTEFACT);
        assertThat(files.path()).startsWith(cache);
        assertThat(sources.find("headroom/other")).isEmpty();
        assertThat(sources.places(EmbeddedModel.ID)).contains(files.path() + " (embedded)");
    }

    @Test
    void directoryHoldsAnArtefactOfTheStatedSize() throws IOException {
        Path directory = model.unpack(cache).path();

        assertThat(directory.resolve("headroom.json")).exists();
        assertThat(directory.resolve("model.onnx")).exists();
        assertThat(directory.resolve("tokenizer.json")).exists();
        assertThat(Files.size(directory.resolve("model.onnx.data"))).isBetween(1L, MOST_BYTES);
        assertThat(bytes(directory)).isEqualTo(model.size().bytes());
    }

    @Test
    void cardSaysWhatTheModelIs() {
        assertThat(model.card()).startsWith("# " + EmbeddedModel.ID + "\n");
    }

    @Test
    void nothingIsWrittenTwice() throws IOException {
        Path manifest = model.unpack(cache).path().resolve("headroom.json");
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(manifest, longAgo);

        model.unpack(cache);

        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(longAgo);
    }

    @Test
    void damagedFileIsReplaced() throws IOException {
        Path weights = model.unpack(cache).path().resolve("model.onnx.data");
        byte[] sound = Files.readAllBytes(weights);
        byte[] damaged = sound.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(weights, damaged);

        model.unpack(cache);

        assertThat(Files.readAllBytes(weights)).isEqualTo(sound);
    }

    @Test
    void filesThatWereComparedAreNotReadAgainUntilTheyChange() throws IOException {
        Path directory = model.unpack(cache).path();
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, past);
            }
        }
        model.unpack(cache);
        assertThat(directory.resolve(CheckedStamp.FILE_NAME)).exists();

        Path weights = directory.resolve("model.onnx.data");
        byte[] sound = Files.readAllBytes(weights);
        byte[] other = new byte[sound.length];
        Files.write(weights, other);
        Files.setLastModifiedTime(weights, past);
        model.unpack(cache);
        assertThat(Files.readAllBytes(weights)).isEqualTo(other);

        Files.setLastModifiedTime(weights, FileTime.from(Instant.now().minusSeconds(30)));
        model.unpack(cache);
        assertThat(Files.readAllBytes(weights)).isEqualTo(sound);
    }

    @Test
    void missingAndShortFilesAreReplaced() throws IOException {
        Path directory = model.unpack(cache).path();
        Files.delete(directory.resolve("tokenizer.json"));
        Files.write(directory.resolve("model.onnx"), new byte[3]);

        model.unpack(cache);

        assertThat(bytes(directory)).isEqualTo(model.size().bytes());
    }

    @Test
    void severalAtOnceEndWithTheSameDirectory() throws Exception {
        int count = 4;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier together = new CyclicBarrier(count);
            Callable<Path> unpack = () -> {
                together.await();
                return EmbeddedModel.ofThisJar().unpack(cache).path();
            };
            List<Path> found = new ArrayList<>();
            for (Future<Path> each : threads.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                found.add(each.get());
            }
            assertThat(found).containsOnly(model.directory(cache));
        } finally {
            threads.shutdownNow();
        }
        assertThat(bytes(model.directory(cache))).isEqualTo(model.size().bytes());
    }

    @Test
    void whatAKilledProcessLeftIsSweptAfterAnHour() throws IOException {
        Path directory = Files.createDirectories(model.directory(cache));
        Path left = Files.createFile(directory.resolve(".model.onnx.1.partial"));
        Path fresh = Files.createFile(directory.resolve(".model.onnx.2.partial"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(4000)));

        model.unpack(cache);

        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void directoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(cache.resolve("file"));

        assertThatThrownBy(() -> model.unpack(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void damagedJarIsSaidAndLeavesNothing() throws IOException {
        PackedFile promised = new PackedFile("headroom.json", 2, "0".repeat(64));

        assertThatThrownBy(() ->
                        Unpacking.into(cache, List.of(promised), name -> new ByteArrayInputStream(new byte[] {1, 2})))
                .isInstanceOf(DamagedArtefactException.class)
                .hasMessageContaining("headroom.json")
                .hasMessageContaining("0".repeat(64));
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void indexNamesPlainFilesAndEndsWithTheManifest() {
        String digest = "a".repeat(64);
        assertThatThrownBy(() -> PackedFile.parse("index.txt", digest + " 5 ../escape\n"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("../escape");
        assertThatThrownBy(() -> PackedFile.parse("index.txt", digest + " 5 model.onnx\n"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("headroom.json");
        assertThat(PackedFile.parse("index.txt", digest + " 5 headroom.json\n"))
                .containsExactly(new PackedFile("headroom.json", 5, digest));
    }

    private static long bytes(Path directory) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
