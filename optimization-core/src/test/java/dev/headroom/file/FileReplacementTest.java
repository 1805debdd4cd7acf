package dev.headroom.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {

    @TempDir
    private Path folder;

    @Test
    void oldFileStaysUntilTheNewOneIsComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        try (FileReplacement replacement = FileReplacement.of(file)) {
            Files.writeString(replacement.part(), "new");
            assertThat(file).hasContent("old");
            replacement.complete();
        }
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void incompleteFileIsDeleted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        try (FileReplacement replacement = FileReplacement.of(file)) {
            Files.writeString(replacement.part(), "half");
        }
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void twoWritersOfOneFileAndAStrangersPartDoNotMeet() throws IOException {
        Path stranger = Files.writeString(folder.resolve("a.csv.part"), "mine");
        Path file = folder.resolve("a.csv");
        try (FileReplacement one = FileReplacement.of(file);
                FileReplacement other = FileReplacement.of(file)) {
            Files.writeString(one.part(), "one");
            Files.writeString(other.part(), "other");
            one.complete();
            assertThat(file).hasContent("one");
            other.complete();
        }
        assertThat(file).hasContent("other");
        assertThat(stranger).hasContent("mine");
    }

    @Test
    void fileThatALinkLeadsToIsReplacedAndTheLinkStays() throws IOException {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        try (FileReplacement replacement = FileReplacement.of(link)) {
            Files.writeString(replacement.part(), "new");
            replacement.complete();
        }
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void whatIsNoFileAndFoldersThatAreNotThereAreRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> FileReplacement.of(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file must be absent or a file, was the directory " + folder);
        assertThatThrownBy(() -> FileReplacement.of(folder.resolve("none/a.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThatThrownBy(() -> FileReplacement.of(device))
                    .hasMessage("file must be absent or a file, was the device /dev/null");
        }
    }
}
