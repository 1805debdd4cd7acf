package dev.headroom.box;

import dev.headroom.ByteSize;
import dev.headroom.spi.MemoryProbe;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads this process alone against a limit that was given rather than read: for a box that is set smaller than the
 * container or machine it really runs in, where the memory of other processes does not count.
 *
 * <p>Thread-safe. Linux only.
 */
public final class ProcessProbe implements MemoryProbe {

    private final ByteSize limit;
    private final Clock clock;

    /** Makes a probe for a limit of more than 0 bytes. */
    public ProcessProbe(ByteSize limit) {
        this(limit, Clock.systemUTC());
    }

    ProcessProbe(ByteSize limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "process";
    }

    @Override
    public MemoryReading read() {
        ProcessMemory memory = ProcessMemory.ofThisProcess()
                .orElseThrow(() -> new IllegalStateException("/proc/self/status must hold VmRSS, was absent"));
        return new MemoryReading(
                clock.instant(),
                id(),
                limit,
                memory.resident(),
                memory.resident().minusOrZero(memory.file()),
                memory.file(),
                ByteSize.ZERO,
                Optional.empty());
    }
}
