package dev.headroom.box;

import dev.headroom.ByteSize;
import dev.headroom.spi.MemoryProbe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The whole machine, for a process that no container limits: {@code hard} is the machine's memory less what it has
 * available, whoever uses it.
 *
 * <p>On Linux {@code /proc/meminfo} says how much that is, and how the page cache is split. Elsewhere OSHI says it, and
 * {@code soft} and {@code reclaimable} are zero.
 */
final class HostProbe implements MemoryProbe {

    static final String ID = "host";

    /** Total and available memory of the machine, in bytes. */
    record HostMemory(long total, long available) {}

    private final Path meminfo;
    private final Supplier<HostMemory> host;
    private final StallSource stall;
    private final Clock clock;

    HostProbe(Path meminfo, Supplier<HostMemory> host, StallSource stall, Clock clock) {
        this.meminfo = meminfo;
        this.host = host;
        this.stall = stall;
        this.clock = clock;
    }

    /** Returns the machine's memory by {@code /proc/meminfo} alone. */
    static HostMemory fromMeminfo(Path meminfo) {
        KernelFile file = KernelFile.read(meminfo);
        long free = file.value("MemFree:");
        // MemAvailable is missing before Linux 3.14
        long available = file.valueOr("MemAvailable:", free + file.valueOr("Inactive(file):", 0));
        return new HostMemory(file.value("MemTotal:"), available);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public MemoryReading read() {
        HostMemory memory = host.get();
        if (memory.total() <= 0) {
            throw new IllegalStateException("the machine's memory must be more than 0 B, was " + memory.total());
        }
        Optional<KernelFile> file = KernelFile.readIfThere(meminfo);
        long notAvailable = Math.max(0, memory.total() - memory.available());
        long usage = file.map(lines -> memory.total() - lines.valueOr("MemFree:", memory.available()))
                .orElse(notAvailable);
        GroupMemory whole = new GroupMemory(
                memory.total(),
                Math.max(usage, notAvailable),
                notAvailable,
                file.map(lines -> lines.valueOr("Active(file):", 0)).orElse(0L),
                file.map(lines -> lines.valueOr("Inactive(file):", 0)).orElse(0L));
        return new MemoryReading(
                clock.instant(),
                ID,
                ByteSize.of(whole.limit()),
                ByteSize.of(whole.usage()),
                ByteSize.of(whole.hard()),
                ByteSize.of(whole.soft()),
                ByteSize.of(whole.reclaimable()),
                stall.read());
    }
}
