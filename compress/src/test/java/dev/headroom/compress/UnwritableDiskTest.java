package dev.headroom.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.artefact.Artefact;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds on file systems of their own that are full or read-only; skipped where mounting is not allowed. */
@Tag("slow")
class UnwritableDiskTest {

    @TempDir
    Path folder;

    private Path source = Path.of("");
    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void writeCheckpoint() throws IOException {
        source = folder.resolve("tiny");
        disk = Files.createDirectory(folder.resolve("disk"));
        SyntheticCheckpoint.write(SyntheticShape.TINY, 1, source, ProgressListener.none());
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    private void mount(String options) throws Exception {
        int code;
        try {
            code = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
        } catch (IOException e) {
            code = -1;
        }
        assumeTrue(code == 0, "this user may not mount file systems");
        mounted = true;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Artefact compress(CompressionSettings settings) {
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            return Compressor.compress(checkpoint, settings, disk.resolve("artefact"), ProgressListener.none());
        }
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> all = Files.list(disk)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void aFullDiskIsNamedAndLeftEmptyWhereverTheBuildStops() throws Exception {
        // from the lock file to the manifest: an int4 artefact of this shape takes about 150 kB
        for (int kilobytes = 4; kilobytes <= 132; kilobytes += 8) {
            mount("size=" + kilobytes + "k");
            assertThatThrownBy(() -> compress(CompressionSettings.int4()))
                    .as("%s kB", kilobytes)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(disk.toString())
                    .hasMessageContaining("No space left on device");
            assertThat(onDisk()).as("%s kB", kilobytes).isEmpty();
            unmount();
            mounted = false;
        }
    }

    @Test
    void anOlderArtefactOutlivesABuildThatFillsTheDisk() throws Exception {
        mount("size=256k");
        Artefact older = compress(CompressionSettings.int4());
        assertThatThrownBy(() -> compress(CompressionSettings.fp32())).isInstanceOf(UncheckedIOException.class);
        assertThat(onDisk()).containsExactly("artefact");
        Artefact.open(older.directory()).verify(ProgressListener.none());
    }

    @Test
    void aReadOnlyDiskIsNamed() throws Exception {
        mount("size=1m,ro");
        assertThatThrownBy(() -> compress(CompressionSettings.int4()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("Read-only file system");
        assertThat(onDisk()).isEmpty();
    }
}
