package dev.headroom.box;

/**
 * Is told when the pressure changes. Called by one thread at a time, in the order of the changes, on the thread that took
 * the sample; a listener that throws is logged once and does not stop the watch.
 */
@FunctionalInterface
public interface PressureListener {

    /** The level went from {@code before} to {@code now}, because of {@code reading}. */
    void pressureChanged(MemoryPressure before, MemoryPressure now, MemoryReading reading);

    /**
     * The level is still CLEAR or worse, one regular interval after the last call. Does nothing unless overridden; a
     * listener that frees memory tries again here.
     */
    default void pressurePersists(MemoryPressure level, MemoryReading reading) {}
}
