package dev.headroom.box;

import dev.headroom.spi.MemoryProbe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Reads the cgroup v1 memory controller: {@code memory.limit_in_bytes}, {@code memory.usage_in_bytes} and
 * {@code memory.stat} of our own group and of every visible ancestor, and {@code hierarchical_memory_limit}, which also
 * knows the ancestors that a container cannot see.
 *
 * <p>Anonymous memory is {@code total_rss} (huge pages included), shared memory {@code total_shmem}; locked pages are
 * added once, by the LRU lists, as {@link CgroupV2Probe} explains. Kernel memory is the whole of
 * {@code memory.kmem.usage_in_bytes}: v1 does not tell reclaimable slabs apart, so {@code hard} is a little too high
 * rather than too low.
 */
final class CgroupV1Probe implements MemoryProbe {

    static final String ID = "cgroup-v1";

    private final Path own;
    private final List<Path> levels;
    private final long machineTotal;
    private final StallSource stall;
    private final Clock clock;

    CgroupV1Probe(ControlGroup group, long machineTotal, StallSource stall, Clock clock) {
        this.own = group.folder();
        this.levels = group.levelsWith("memory.limit_in_bytes");
        this.machineTotal = machineTotal;
        this.stall = stall;
        this.clock = clock;
    }

    /** Returns the smallest limit of all levels, {@link KernelFile#NO_LIMIT} where there is none. */
    long smallestLimit() {
        return levels.isEmpty()
                ? KernelFile.NO_LIMIT
                : levels.stream().mapToLong(CgroupV1Probe::limit).reduce(hierarchicalLimit(), Math::min);
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
                NestedMemory.measure(levels, CgroupV1Probe::limit, CgroupV1Probe::memory),
                Math.min(machineTotal, hierarchicalLimit()),
                stall.read());
    }

    private long hierarchicalLimit() {
        long limit =
                KernelFile.read(own.resolve("memory.stat")).valueOr("hierarchical_memory_limit", KernelFile.NO_LIMIT);
        return Math.max(1, KernelFile.asLimit(limit));
    }

    private static long limit(Path group) {
        return Math.max(
                1, KernelFile.read(group.resolve("memory.limit_in_bytes")).limit());
    }

    private static GroupMemory memory(Path group, long limit) {
        KernelFile stat = KernelFile.read(group.resolve("memory.stat"));
        long counted = total(stat, "rss") + total(stat, "shmem");
        long listed = total(stat, "inactive_anon") + total(stat, "active_anon") + total(stat, "unevictable");
        long kernel = KernelFile.readIfThere(group.resolve("memory.kmem.usage_in_bytes"))
                .map(KernelFile::number)
                .orElse(0L);
        return new GroupMemory(
                limit,
                KernelFile.read(group.resolve("memory.usage_in_bytes")).number(),
                Math.max(counted, listed) + kernel,
                total(stat, "active_file"),
                total(stat, "inactive_file"));
    }

    // Without the prefix a line is about the group alone, without its children.
    private static long total(KernelFile stat, String key) {
        long own = key.equals("rss") ? stat.value(key) : stat.valueOr(key, 0);
        return stat.valueOr("total_" + key, own);
    }
}
