package dev.headroom.box;

import dev.headroom.ByteSize;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/**
 * Makes one reading of nested groups.
 *
 * <p>The limit is the smallest of all; the figures are those of the group that has it. Where an outer group is so full
 * of neighbours that less is free there than here, its neighbours' share is added to {@code hard}: those bytes cannot
 * be had either.
 */
final class NestedMemory {

    private NestedMemory() {}

    /** Measures the levels that have a limit; the outermost one where none has. */
    static List<GroupMemory> measure(
            List<Path> levels, ToLongFunction<Path> limit, BiFunction<Path, Long, GroupMemory> measure) {
        List<GroupMemory> measured = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            long bytes = limit.applyAsLong(levels.get(i));
            boolean lastResort = i == levels.size() - 1 && measured.isEmpty();
            if (bytes != KernelFile.NO_LIMIT || lastResort) {
                measured.add(measure.apply(levels.get(i), bytes));
            }
        }
        return measured;
    }

    /**
     * @param levels our own group first, outermost last; at least one
     * @param ceiling the smallest limit known from elsewhere: invisible ancestors, the machine
     */
    static MemoryReading reading(
            Instant at, String source, List<GroupMemory> levels, long ceiling, Optional<PressureStall> stall) {
        GroupMemory tightest = levels.get(levels.size() - 1);
        for (GroupMemory level : levels) {
            if (level.limit() < tightest.limit()) {
                tightest = level;
            }
        }
        long limit = Math.min(ceiling, tightest.limit());
        long hard = tightest.hard();
        for (GroupMemory level : levels) {
            if (level.limit() != KernelFile.NO_LIMIT) {
                hard = Math.max(hard, limit - level.free());
            }
        }
        return new MemoryReading(
                at,
                source,
                ByteSize.of(limit),
                ByteSize.of(Math.max(tightest.usage(), hard)),
                ByteSize.of(hard),
                ByteSize.of(tightest.soft()),
                ByteSize.of(tightest.reclaimable()),
                stall);
    }
}
