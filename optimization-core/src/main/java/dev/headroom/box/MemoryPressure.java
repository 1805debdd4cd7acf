package dev.headroom.box;

/** How full the box is, by its hard memory. Later constants are worse. */
public enum MemoryPressure {
    /** Below the first threshold. */
    NORMAL,
    /** From 80 % by default: event, log and metrics. */
    ALERT,
    /** From 90 %: caches are cleared and arenas trimmed. */
    CLEAR,
    /** From 95 %: idle models are unloaded and new work is refused. */
    EMERGENCY;

    /** Returns whether this level is {@code other} or worse. */
    public boolean isAtLeast(MemoryPressure other) {
        return compareTo(other) >= 0;
    }
}
