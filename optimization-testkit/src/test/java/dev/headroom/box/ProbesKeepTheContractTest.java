package dev.headroom.box;

import dev.headroom.ByteSize;
import dev.headroom.spi.MemoryProbe;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.MemoryProbeContract;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class ProbesKeepTheContractTest {

    private static final String STAT =
            "anon 300\nshmem 10\nactive_file 50\ninactive_file 100\nrss 300\nhierarchical_memory_limit 1000\n";

    @TempDir
    Path root;

    private MemoryProbe probe(String mount, Map<String, String> files) {
        write("proc/meminfo", "MemTotal: 16000000 kB\nMemFree: 100 kB\nMemAvailable: 200 kB\n");
        write("proc/self/cgroup", mount.equals("cgroup2") ? "0::/\n" : "3:memory:/\n");
        write("proc/self/mountinfo", "30 24 0:26 / /sys/fs/cgroup rw - " + mount + " cgroup rw,memory\n");
        files.forEach((name, text) -> write("sys/fs/cgroup/" + name, text));
        return MemoryProbes.detect(root);
    }

    private void write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class OfThisMachine implements MemoryProbeContract {
        @Override
        public MemoryProbe probe() {
            return MemoryProbes.detect();
        }
    }

    @Nested
    class Scripted implements MemoryProbeContract {
        @Override
        public MemoryProbe probe() {
            ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
            probe.setHardFraction(0.5);
            return probe;
        }
    }

    @Nested
    class CgroupV2 implements MemoryProbeContract {
        @Override
        public MemoryProbe probe() {
            return ProbesKeepTheContractTest.this.probe(
                    "cgroup2", Map.of("memory.max", "1000\n", "memory.current", "500\n", "memory.stat", STAT));
        }
    }

    @Nested
    class CgroupV1 implements MemoryProbeContract {
        @Override
        public MemoryProbe probe() {
            return ProbesKeepTheContractTest.this.probe(
                    "cgroup",
                    Map.of("memory.limit_in_bytes", "1000\n", "memory.usage_in_bytes", "500\n", "memory.stat", STAT));
        }
    }

    @Nested
    class Host implements MemoryProbeContract {
        @Override
        public MemoryProbe probe() {
            return ProbesKeepTheContractTest.this.probe("none", Map.of());
        }
    }
}
