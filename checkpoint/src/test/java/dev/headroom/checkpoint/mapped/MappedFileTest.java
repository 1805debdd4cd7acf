package dev.headroom.checkpoint.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    @Test
    void readsAcrossWindowsOfAFileBeyondTwoGiB() throws Exception {
        Path path = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(5 * GIB / 2);
            for (long at : new long[] {0, GIB - 1, GIB, 2 * GIB - 1, 2 * GIB, 5 * GIB / 2 - 1}) {
                file.seek(at);
                file.write((int) (at >> 20) + 1);
            }
        }
        try (MappedFile mapped = MappedFile.open(path)) {
            assertThat(mapped.slice(GIB - 1, 2).get(0)).isEqualTo((byte) 1024);
            assertThat(mapped.slice(GIB - 1, 2).get(1)).isEqualTo((byte) 1025);
            assertThat(mapped.slice(2 * GIB - 1, 2).get(1)).isEqualTo((byte) 2049);
            assertThat(mapped.slice(5 * GIB / 2 - 1, 1).get(0)).isEqualTo((byte) 2560);
            int longest = Integer.MAX_VALUE;
            assertThat(mapped.slice(GIB / 4, longest).get((int) (GIB - GIB / 4)))
                    .isEqualTo((byte) 1025);
            assertThatThrownBy(() -> mapped.slice(5 * GIB / 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void refusesUseAfterClose() throws Exception {
        Path path = java.nio.file.Files.write(folder.resolve("small"), new byte[8]);
        MappedFile mapped = MappedFile.open(path);
        mapped.close();
        mapped.close();
        assertThatThrownBy(() -> mapped.slice(0, 1)).isInstanceOf(IllegalStateException.class);
    }
}
