package dev.headroom.box;

import dev.headroom.spi.MemoryProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the probe that fits this process: cgroup v2, cgroup v1 (also on hybrid systems), or the host where no container
 * limits the memory.
 *
 * <pre>{@code
 * MemoryProbe probe = MemoryProbes.detect();
 * MemoryReading now = probe.read();
 * }</pre>
 *
 * <p>A group whose limit is at least the machine's memory limits nothing, so the host is read then. Thread-safe.
 */
public final class MemoryProbes {

    private static final Path ROOT = Path.of("/");

    private MemoryProbes() {}

    /**
     * Returns the probe for this process.
     *
     * @throws IllegalStateException naming the file, if the kernel's files make no sense
     * @throws java.io.UncheckedIOException if a file that must be there cannot be read
     */
    public static MemoryProbe detect() {
        return detect(ROOT);
    }

    /**
     * Returns the probe for this process, reading pressure stalls from {@code pressureFile}: the file that systemd names
     * in {@code MEMORY_PRESSURE_WATCH}.
     */
    public static MemoryProbe detect(PressureFile pressureFile) {
        return detect(ROOT, Optional.of(pressureFile));
    }

    /** The kernel's pressure stall file to poll; one that cannot be read counts as absent. */
    public record PressureFile(Path path) {}

    static MemoryProbe detect(Path root) {
        return detect(root, Optional.empty());
    }

    static MemoryProbe detect(Path root, Optional<PressureFile> pressureFile) {
        Clock clock = Clock.systemUTC();
        CgroupLayout layout = CgroupLayout.read(root);
        Path meminfo = root.resolve("proc/meminfo");
        long total = machineTotal(root);
        StallSource stall = stall(root, layout, pressureFile);
        Optional<ControlGroup> v1 = layout.v1("memory");
        if (v1.isPresent()) {
            CgroupV1Probe probe = new CgroupV1Probe(v1.get(), total, stall, clock);
            if (probe.smallestLimit() < total) {
                return probe;
            }
        } else if (layout.v2().isPresent()) {
            CgroupV2Probe probe = new CgroupV2Probe(layout.v2().get(), total, stall, clock);
            if (probe.smallestLimit() < total) {
                return probe;
            }
        }
        return host(root, meminfo, stall, clock);
    }

    private static MemoryProbe host(Path root, Path meminfo, StallSource stall, Clock clock) {
        // OSHI reads the same file on Linux, after half a second of loading native libraries
        return Files.isReadable(meminfo) || !root.equals(ROOT)
                ? new HostProbe(meminfo, () -> HostProbe.fromMeminfo(meminfo), stall, clock)
                : new HostProbe(meminfo, () -> new OshiHostMemory().get(), stall, clock);
    }

    /** Returns the machine's memory, {@link KernelFile#NO_LIMIT} where it is not told. */
    static long machineTotal(Path root) {
        return KernelFile.readIfThere(root.resolve("proc/meminfo"))
                .map(file -> Math.max(1, file.value("MemTotal:")))
                .orElse(KernelFile.NO_LIMIT);
    }

    private static StallSource stall(Path root, CgroupLayout layout, Optional<PressureFile> named) {
        List<Path> candidates = new ArrayList<>();
        named.ifPresent(file -> candidates.add(file.path()));
        layout.v2().ifPresent(group -> candidates.add(group.folder().resolve("memory.pressure")));
        candidates.add(root.resolve("proc/pressure/memory"));
        return new StallSource(candidates);
    }
}
