package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {

    @TempDir
    Path folder;

    @Test
    void readsTheStatusFile() throws IOException {
        Path status = Files.writeString(
                folder.resolve("status"),
                "Name:\tjava\nVmHWM:\t  200 kB\nVmRSS:\t  150 kB\nRssAnon:\t 100 kB\nRssFile:\t   50 kB\n");
        assertThat(ProcessMemory.read(status))
                .contains(new ProcessMemory(
                        ByteSize.of(153_600), ByteSize.of(204_800), ByteSize.of(102_400), ByteSize.of(51_200)));
    }

    @Test
    void isEmptyWhereThereIsNoSuchFile() {
        assertThat(ProcessMemory.read(folder.resolve("status"))).isEmpty();
    }

    @Test
    void isEmptyForAProcessThatHasEnded() throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nState:\tZ (zombie)\n");
        assertThat(ProcessMemory.read(status)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesThisProcess() {
        ProcessMemory memory = ProcessMemory.ofThisProcess().orElseThrow();
        assertThat(memory.resident().bytes()).isGreaterThan(10_000_000);
        assertThat(memory.peakResident()).isGreaterThanOrEqualTo(memory.resident());
        assertThat(ProcessMemory.of(ProcessHandle.current().pid())).isPresent();
    }
}
