package dev.headroom.box;

/**
 * Memory pressure stall information: the share of the last ten seconds in which tasks waited for memory.
 *
 * @param some percent of time in which at least one task waited, 0 to 100
 * @param full percent of time in which all tasks waited, 0 to 100
 */
public record PressureStall(double some, double full) {

    /** Rejects values outside 0 to 100. */
    public PressureStall {
        if (!(some >= 0 && some <= 100)) {
            throw new IllegalArgumentException("some must be in [0, 100], was " + some);
        }
        if (!(full >= 0 && full <= 100)) {
            throw new IllegalArgumentException("full must be in [0, 100], was " + full);
        }
    }
}
