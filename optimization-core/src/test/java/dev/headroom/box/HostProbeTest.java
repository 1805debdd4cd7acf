package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbeTest {

    @TempDir
    Path folder;

    @Test
    void doesWithoutMeminfoOnOtherSystems() {
        HostProbe probe = new HostProbe(
                folder.resolve("absent"),
                () -> new HostProbe.HostMemory(1_000, 300),
                new StallSource(List.of(folder.resolve("absent"))),
                Clock.systemUTC());
        MemoryReading reading = probe.read();
        assertThat(reading.limit()).isEqualTo(ByteSize.of(1_000));
        assertThat(reading.hard()).isEqualTo(ByteSize.of(700));
        assertThat(reading.usage()).isEqualTo(ByteSize.of(700));
        assertThat(reading.reclaimable()).isEqualTo(ByteSize.ZERO);
        assertThat(reading.stall()).isEmpty();
    }

    @Test
    void agreesWithOshiOnThisMachine() {
        HostProbe.HostMemory memory = new OshiHostMemory().get();
        assertThat(memory.total()).isPositive();
        assertThat(memory.available()).isBetween(1L, memory.total());
    }
}
