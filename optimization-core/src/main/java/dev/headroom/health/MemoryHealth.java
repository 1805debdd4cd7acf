package dev.headroom.health;

import dev.headroom.ByteSize;
import dev.headroom.box.JavaHeap;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.MemoryReading;
import dev.headroom.box.ProcessMemory;
import dev.headroom.budget.LeaseView;
import dev.headroom.spi.NativeMemoryGauge.NativeMemory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the memory is: the box, the budget, the process.
 *
 * @param reading the box now
 * @param pressure the level it is at
 * @param budgetAvailable bytes that can still be promised
 * @param leases what was promised, the largest first; possibly empty
 * @param backends native bytes that the backends hold
 * @param heap the Java heap
 * @param process the process as the kernel sees it; absent outside Linux
 */
public record MemoryHealth(
        MemoryReading reading,
        MemoryPressure pressure,
        ByteSize budgetAvailable,
        List<LeaseView> leases,
        NativeMemory backends,
        JavaHeap heap,
        Optional<ProcessMemory> process) {

    /** Copies the list. */
    public MemoryHealth {
        leases = List.copyOf(leases);
    }

    /** Returns what to do about it, in words; "nothing to do" at normal pressure. */
    public String advice() {
        return switch (pressure) {
            case NORMAL -> "nothing to do";
            case ALERT -> "keep an eye on it; caches go at the next level";
            case CLEAR -> "caches are being cleared; close models that are not needed";
            case EMERGENCY -> "idle models are unloaded and new work is refused until memory is free";
        };
    }

    /** Returns a few lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "memory    %s: %s hard of %s (%.0f %%), working set %s, cache %s; %s%n",
                pressure,
                reading.hard(),
                reading.limit(),
                100 * reading.hardFraction(),
                reading.workingSet(),
                reading.soft().plus(reading.reclaimable()),
                advice()));
        text.append(String.format(
                Locale.ROOT,
                "budget    %s left, %d %s%n",
                budgetAvailable,
                leases.size(),
                leases.size() == 1 ? "lease" : "leases"));
        leases.forEach(lease -> text.append(
                String.format(Locale.ROOT, "          %s: %s (%s)%n", lease.purpose(), lease.bytes(), lease.state())));
        text.append(String.format(
                Locale.ROOT,
                "process   %sheap %s of %s, backends %s",
                process.map(p -> p.resident() + " resident (peak " + p.peakResident() + "), ")
                        .orElse(""),
                heap.used(),
                heap.maximum(),
                backends.total()));
        return text.toString();
    }
}
