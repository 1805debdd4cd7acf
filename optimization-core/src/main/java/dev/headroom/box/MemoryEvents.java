package dev.headroom.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the kernel has done to our control group since it was made: counts of {@code memory.events} (v2) or
 * {@code memory.oom_control} and {@code memory.failcnt} (v1).
 *
 * <p>Read at start, a kill that is already counted tells why the last process in this box died:
 *
 * <pre>{@code
 * MemoryEvents.read().flatMap(MemoryEvents::lastDeath).ifPresent(log::warn);
 * }</pre>
 *
 * @param high times that the group was slowed down at {@code memory.high}; 0 on v1
 * @param max times that the group hit its limit
 * @param oom times that an allocation failed for good; on v1 the number of kills
 * @param oomKill processes killed for want of memory
 * @param victim who dies at the next kill
 */
public record MemoryEvents(long high, long max, long oom, long oomKill, Victim victim) {

    /** Who dies when the kernel runs out of memory in this group. */
    public enum Victim {
        /** One process, chosen by its size: a forked worker may die alone. */
        ONE_PROCESS,
        /** Every process of the group, because {@code memory.oom.group} is set. */
        WHOLE_GROUP
    }

    /** Returns the counts of this process's group; empty where it has no control group. */
    public static Optional<MemoryEvents> read() {
        return read(Path.of("/"));
    }

    static Optional<MemoryEvents> read(Path root) {
        CgroupLayout layout = CgroupLayout.read(root);
        Optional<ControlGroup> v1 = layout.v1("memory");
        return v1.isPresent() ? v1.flatMap(MemoryEvents::ofV1) : layout.v2().flatMap(MemoryEvents::ofV2);
    }

    // v1 counts a kill only in the group of the victim, so the visible ancestors are added.
    static Optional<MemoryEvents> ofV1(ControlGroup group) {
        List<Path> levels = group.levelsWith("memory.oom_control");
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        long kills = 0;
        for (Path level : levels) {
            kills += KernelFile.read(level.resolve("memory.oom_control")).valueOr("oom_kill", 0);
        }
        long hits = KernelFile.readIfThere(group.folder().resolve("memory.failcnt"))
                .map(KernelFile::number)
                .orElse(0L);
        return Optional.of(new MemoryEvents(0, hits, kills, kills, Victim.ONE_PROCESS));
    }

    // v2 counts upwards, so the outermost group that can be seen also knows of groups that are gone.
    static Optional<MemoryEvents> ofV2(ControlGroup group) {
        List<Path> levels = group.levelsWith("memory.events");
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        Path outermost = levels.get(levels.size() - 1);
        KernelFile events = KernelFile.read(outermost.resolve("memory.events"));
        boolean together = group.levelsWith("memory.oom.group").stream()
                .anyMatch(level ->
                        KernelFile.read(level.resolve("memory.oom.group")).number() == 1);
        return Optional.of(new MemoryEvents(
                events.valueOr("high", 0),
                events.valueOr("max", 0),
                events.valueOr("oom", 0),
                events.valueOr("oom_kill", 0),
                together ? Victim.WHOLE_GROUP : Victim.ONE_PROCESS));
    }

    /** Returns a sentence about processes that were killed here before; empty if none was. */
    public Optional<String> lastDeath() {
        return oomKill == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the kernel has killed %d process%s in this box for want of memory (limit hit %d times)",
                        oomKill,
                        oomKill == 1 ? "" : "es",
                        max));
    }
}
