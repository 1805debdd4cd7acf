package dev.headroom.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReadingTest {

    @TempDir
    Path folder;

    @Test
    void readsAFolderInTheOrderOfItsPaths() throws IOException {
        write("b/two.md", "# Title: Two\n\nTwo.");
        write("b/one.TXT", "# One.");
        write("a.md", "_A_.");
        write("picture.png", "no");
        write(".hidden.md", "no");

        assertThat(read(folder)).containsExactly("a.md=A.", "b/one.TXT=# One.", "b/two.md=Two.");
    }

    @Test
    void readsOneFile() throws IOException {
        assertThat(read(write("one.md", "_One_."))).containsExactly("one.md=One.");
    }

    @Test
    void readsAnArchiveInTheOrderOfItsNames() throws IOException {
        Path archive = archive(Map.of("./b/" + "long name ".repeat(20) + ".md", "_B_.", "a.txt", "A.", "c.bin", "no"));

        assertThat(read(archive)).containsExactly("a.txt=A.", "b/" + "long name ".repeat(20) + ".md=B.");
    }

    @Test
    void ignoresNamesThatLeadOutOfTheArchive() throws IOException {
        Path archive = archive(Map.of("../x.md", "no", "a/../../x.md", "no", "/x.md", "no", "in.md", "Yes."));

        assertThat(read(archive)).containsExactly("in.md=Yes.");
    }

    @Test
    void readsTheWantedPartAndReadsItAgain() throws IOException {
        write("a.md", "A.");
        write("b.md", "B.");

        try (TextCorpus corpus = TextCorpus.open(folder, TextCleaning.BY_NAME).only("b.md"::equals)) {
            assertThat(corpus.names()).containsExactly("b.md");
            assertThat(corpus.documents()).hasSize(1);
            assertThat(corpus.documents().map(TextDocument::text)).containsExactly("B.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> corpus.only("c.md"::equals))
                    .withMessageContaining("wanted must match a name");
        }
    }

    @Test
    void refusesACorpusWithoutText() throws IOException {
        write("picture.png", "no");

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> TextCorpus.open(folder, TextCleaning.BY_NAME))
                .withMessageContaining("hold .md or .txt files");
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> TextCorpus.open(folder.resolve("picture.png"), TextCleaning.BY_NAME))
                .withMessageContaining("must be a folder, .md, .txt or .tar.gz, was picture.png");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TextCorpus.open(folder.resolve("absent"), TextCleaning.BY_NAME))
                .withMessageContaining("absent");
    }

    @Test
    void namesTheByteThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff, 'b'});

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("a.txt")
                .withMessageContaining("byte 3 must be part of UTF-8 text, was 0xff");
        Path cut = Files.write(folder.resolve("b.txt"), new byte[] {'a', (byte) 0xc3});
        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> read(cut))
                .withMessageContaining("byte 1");
    }

    @Test
    void refusesDamagedArchives() throws IOException {
        byte[] whole = Files.readAllBytes(archive(Map.of("a.md", "A. ".repeat(5000), "b.md", "B.")));
        Path damaged = folder.resolve("damaged.tar.gz");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(damaged, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(MalformedFileException.class)
                    .as("cut at %s", length)
                    .isThrownBy(() -> read(damaged))
                    .withMessageContaining("damaged.tar.gz");
        }
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        Path archive = archive(Map.of("a.md", "A."));
        List<Path> before = temporaryTars();

        read(archive);

        assertThat(before).containsAll(temporaryTars());
    }

    private static List<Path> temporaryTars() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("headroom-corpus"))
                    .toList();
        }
    }

    private static List<String> read(Path path) {
        try (TextCorpus corpus = TextCorpus.open(path, TextCleaning.BY_NAME)) {
            return corpus.documents()
                    .map(document -> document.name() + "=" + document.text())
                    .toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        return Files.writeString(file, text);
    }

    private Path archive(Map<String, String> files) throws IOException {
        Path path = folder.resolve("corpus.tar.gz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(path)), "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            // backwards, so that sorted names are the reader's doing
            for (var file : new TreeMap<>(files).descendingMap().entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(bytes.length);
                out.putArchiveEntry(entry);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return path;
    }
}
