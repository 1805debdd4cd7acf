package dev.headroom.box;

import dev.headroom.ByteSize;
import dev.headroom.spi.MemoryProbe;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The limits we live in: CPUs and bytes, read from the container and not from the host.
 *
 * <pre>{@code
 * Box box = Box.detect();
 * int lanes = box.threads();
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param cpus CPUs that may be used at once, more than 0; a quota of half a CPU is 0.5
 * @param memory the smallest memory limit that applies, more than 0
 * @param kind where the limits were found
 */
public record Box(double cpus, ByteSize memory, Kind kind) {

    /** Where limits were found. */
    public enum Kind {
        /** Control groups, version 1. */
        CGROUP_V1("cgroup v1"),
        /** Control groups, version 2. */
        CGROUP_V2("cgroup v2"),
        /** Version 1 controllers with the version 2 hierarchy mounted beside them. */
        HYBRID("cgroup v1 and v2"),
        /** No control group limits CPU or memory; the machine itself is the box. */
        HOST("host, no container limit"),
        /** Told by the caller, not read. */
        GIVEN("as given");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Rejects limits of zero. */
    public Box {
        if (!(cpus > 0 && cpus < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cpus must be more than 0 and finite, was " + cpus);
        }
        if (memory.bytes() == 0) {
            throw new IllegalArgumentException("memory must be more than 0 B, was 0 B");
        }
        Objects.requireNonNull(kind, "kind");
    }

    /** Returns a box of the given size, for planning for another machine and for tests. */
    public static Box of(double cpus, ByteSize memory) {
        return new Box(cpus, memory, Kind.GIVEN);
    }

    /**
     * Reads the box of this process.
     *
     * @throws IllegalStateException naming the file, if the kernel's files make no sense
     * @throws java.io.UncheckedIOException if a file that must be there cannot be read
     */
    public static Box detect() {
        return detect(Path.of("/"), Runtime.getRuntime().availableProcessors());
    }

    static Box detect(Path root, int processors) {
        CgroupLayout layout = CgroupLayout.read(root);
        CpuLimits limits = CpuLimits.read(layout);
        MemoryProbe probe = MemoryProbes.detect(root);
        boolean limited = !probe.id().equals(HostProbe.ID) || limits.atMost() < processors;
        double cpus = Math.min(processors, limits.atMost());
        return new Box(cpus, memory(root, probe), limited ? kind(layout) : Kind.HOST);
    }

    // The size of a Linux machine is known without OSHI, which need not be loaded for it.
    private static ByteSize memory(Path root, MemoryProbe probe) {
        long machine = MemoryProbes.machineTotal(root);
        return probe.id().equals(HostProbe.ID) && machine != KernelFile.NO_LIMIT
                ? ByteSize.of(machine)
                : probe.read().limit();
    }

    private static Kind kind(CgroupLayout layout) {
        if (layout.isHybrid()) {
            return Kind.HYBRID;
        }
        return layout.v2().isPresent() ? Kind.CGROUP_V2 : Kind.CGROUP_V1;
    }

    /**
     * Returns how many threads can compute at once: the whole CPUs, one more where at least half a CPU is left over, and
     * never fewer than one. A thread on less than half a CPU would spend most of each quota period stopped, and the
     * others would wait for it.
     */
    public int threads() {
        return Math.max(1, (int) Math.min(Integer.MAX_VALUE, Math.round(cpus)));
    }

    /** Returns the box in words, for example {@code 2 CPUs, 16 GB (cgroup v2)}. */
    public String describe() {
        String count = cpus == Math.rint(cpus)
                ? String.format(Locale.ROOT, "%.0f", cpus)
                : String.format(Locale.ROOT, "%.2f", cpus);
        return count + (cpus == 1 ? " CPU, " : " CPUs, ") + memory + " (" + kind.words + ")";
    }
}
