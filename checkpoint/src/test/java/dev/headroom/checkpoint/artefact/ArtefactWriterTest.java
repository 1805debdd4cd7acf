package dev.headroom.checkpoint.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.checkpoint.artefact.ArtefactManifest.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactWriterTest {

    @TempDir
    Path folder;

    @Test
    void commitsWhatWasWritten() throws IOException {
        Artefact artefact = Samples.build(folder.resolve("model"));

        assertThat(Samples.content(folder)).containsExactly("model");
        assertThat(Samples.content(artefact.directory())).contains("headroom.json", "model.onnx", "tokenizer.json");
        assertThat(artefact.file("tokenizer.json")).hasContent("{}");
        assertThat(artefact.manifest().files())
                .extractingByKey("model.onnx")
                .extracting(FileEntry::bytes)
                .isEqualTo(5L);
        assertThat(artefact.manifest().cache()).isEqualTo(Samples.manifest().cache());
        assertThat(artefact.optionalFile("absent")).isEqualTo(Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> artefact.file("absent"))
                .withMessageContaining("name must be one of [model.onnx, tokenizer.json]");
    }

    @Test
    void leavesNothingWithoutCommit() throws IOException {
        try (ArtefactWriter writer = ArtefactWriter.create(folder.resolve("model"))) {
            writer.write("model.onnx", new byte[3]);
        }

        assertThat(Samples.content(folder)).isEmpty();
    }

    @Test
    void showsNothingBeforeTheCommit() {
        Path target = folder.resolve("model");
        try (ArtefactWriter writer = ArtefactWriter.create(target)) {
            writer.write("model.onnx", new byte[3]);

            assertThat(target).doesNotExist();
            assertThat(writer.resolve("model.onnx")).hasSize(3);
        }
    }

    @Test
    void replacesAnOlderArtefact() throws IOException {
        Path target = folder.resolve("model");
        Samples.build(target);
        try (ArtefactWriter writer = ArtefactWriter.create(target)) {
            writer.write("model.onnx", new byte[7]);
            writer.commit(Samples.manifest());
        }

        assertThat(Artefact.open(target).manifest().files()).containsOnlyKeys("model.onnx");
        assertThat(Samples.content(folder)).containsExactly("model");
    }

    @Test
    void replacesAnEmptyDirectory() throws IOException {
        Files.createDirectory(folder.resolve("model"));

        Samples.build(folder.resolve("model"));

        assertThat(Samples.content(folder)).containsExactly("model");
    }

    @Test
    void refusesATargetWithOtherContent() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("model")).resolve("notes"), "mine");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtefactWriter.create(folder.resolve("model")))
                .withMessageContaining("target must be absent, empty or an artefact");
        assertThat(Samples.content(folder)).containsExactly("model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", ".hidden", "headroom.json", "a b"})
    void refusesNamesThatAreNotPlain(String name) {
        try (ArtefactWriter writer = ArtefactWriter.create(folder.resolve("model"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(name, new byte[1]))
                    .withMessageStartingWith("fileName must be a plain file name");
        }
    }

    @Test
    void refusesToCommitWithoutGraph() {
        try (ArtefactWriter writer = ArtefactWriter.create(folder.resolve("model"))) {
            writer.write("tokenizer.json", new byte[1]);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.commit(Samples.manifest()))
                    .withMessageContaining("files must hold model.onnx");
        }
        assertThat(folder.resolve("model")).doesNotExist();
    }

    @Test
    void refusesUseAfterClose() {
        ArtefactWriter writer = ArtefactWriter.create(folder.resolve("model"));
        writer.close();
        writer.close();

        assertThatIllegalStateException().isThrownBy(() -> writer.resolve("model.onnx"));
    }

    @Test
    void deletesWhatADeadBuildLeft() throws IOException {
        Path dead = Files.createDirectory(folder.resolve(".model.partial-1.0-dead"));
        Files.writeString(dead.resolve(".lock"), "");
        Files.writeString(dead.resolve("model.onnx"), "half");
        Path unlocked = Files.createDirectory(folder.resolve(".model.partial-1.0-old"));
        Files.setLastModifiedTime(unlocked, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.createDirectory(folder.resolve(".other.partial-1.0-not-ours"));

        Samples.build(folder.resolve("model"));

        assertThat(Samples.content(folder)).containsExactly(".other.partial-1.0-not-ours", "model");
    }

    @Test
    void leavesARunningBuildOfTheSameTargetAlone() {
        Path target = folder.resolve("model");
        try (ArtefactWriter first = ArtefactWriter.create(target)) {
            first.write("model.onnx", new byte[9]);
            Samples.build(target);
            first.commit(Samples.manifest());
        }

        assertThat(Artefact.open(target).file("model.onnx")).hasSize(9);
    }

    @Test
    void putsBackAnArtefactThatAKilledBuildHadMovedAside() throws IOException {
        Samples.build(folder.resolve("model"));
        Files.move(folder.resolve("model"), folder.resolve(".model.replaced-x"));

        ArtefactWriter.create(folder.resolve("model")).close();

        assertThat(Artefact.isArtefact(folder.resolve("model"))).isTrue();
        assertThat(Samples.content(folder)).containsExactly("model");
    }

    @Test
    @Tag("slow")
    void cleansUpAfterABuildThatWasKilled() throws IOException, InterruptedException {
        Path target = folder.resolve("model");
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBuild.class.getName(),
                        target.toString())
                .inheritIO()
                .start();
        assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(KilledBuild.EXIT);
        assertThat(target).doesNotExist();
        assertThat(Samples.content(folder)).hasSize(1);

        Samples.build(target);

        assertThat(Samples.content(folder)).containsExactly("model");
    }

    /** Dies in the middle of a build. */
    static final class KilledBuild {

        static final int EXIT = 42;

        private KilledBuild() {}

        public static void main(String[] args) {
            ArtefactWriter.create(Path.of(args[0])).write("model.onnx", new byte[5]);
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
