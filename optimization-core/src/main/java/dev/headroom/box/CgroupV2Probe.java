package dev.headroom.box;

import dev.headroom.spi.MemoryProbe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Reads cgroup v2: {@code memory.max}, {@code memory.high}, {@code memory.current} and {@code memory.stat} of our own
 * group and of every visible ancestor.
 *
 * <p>Nothing is counted twice. {@code anon} and {@code shmem} pages stand on the anonymous LRU lists, or on the
 * unevictable list once locked; locked file pages stand on the unevictable list alone. So
 * {@code inactive_anon + active_anon + unevictable} is anonymous, shared and locked memory, each page once; the larger of
 * that and {@code anon + shmem} is taken, because pages reach a list a moment after they are charged. Kernel memory is
 * {@code kernel} less {@code slab_reclaimable}, or the sum of its parts before Linux 5.18, plus {@code sock}, which
 * {@code kernel} leaves out.
 */
final class CgroupV2Probe implements MemoryProbe {

    static final String ID = "cgroup-v2";

    private final List<Path> levels;
    private final long machineTotal;
    private final StallSource stall;
    private final Clock clock;

    CgroupV2Probe(ControlGroup group, long machineTotal, StallSource stall, Clock clock) {
        this.levels = group.levelsWith("memory.max");
        this.machineTotal = machineTotal;
        this.stall = stall;
        this.clock = clock;
    }

    /** Returns the smallest limit of all levels, {@link KernelFile#NO_LIMIT} where there is none. */
    long smallestLimit() {
        return levels.stream().mapToLong(CgroupV2Probe::limit).min().orElse(KernelFile.NO_LIMIT);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public MemoryReading read() {
        return NestedMemory.reading(
                clock.instant(),
                ID,
                NestedMemory.measure(levels, CgroupV2Probe::limit, CgroupV2Probe::memory),
                machineTotal,
                stall.read());
    }

    // A limit may change while we run (a container may be resized), so it is read every time.
    private static long limit(Path group) {
        long max = KernelFile.read(group.resolve("memory.max")).limit();
        long high = KernelFile.readIfThere(group.resolve("memory.high"))
                .map(KernelFile::limit)
                .orElse(KernelFile.NO_LIMIT);
        return Math.max(1, Math.min(max, high));
    }

    private static GroupMemory memory(Path group, long limit) {
        KernelFile stat = KernelFile.read(group.resolve("memory.stat"));
        long counted = stat.value("anon") + stat.valueOr("shmem", 0);
        long listed =
                stat.valueOr("inactive_anon", 0) + stat.valueOr("active_anon", 0) + stat.valueOr("unevictable", 0);
        return new GroupMemory(
                limit,
                KernelFile.read(group.resolve("memory.current")).number(),
                Math.max(counted, listed) + kernel(stat),
                stat.value("active_file"),
                stat.value("inactive_file"));
    }

    private static long kernel(KernelFile stat) {
        long whole = stat.valueOr("kernel", -1);
        long parts = whole >= 0
                ? Math.max(0, whole - stat.valueOr("slab_reclaimable", 0))
                : stat.valueOr("slab_unreclaimable", 0)
                        + stat.valueOr("kernel_stack", 0)
                        + stat.valueOr("pagetables", 0)
                        + stat.valueOr("percpu", 0)
                        + stat.valueOr("vmalloc", 0);
        return parts + stat.valueOr("sock", 0);
    }
}
