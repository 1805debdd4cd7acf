package dev.headroom.box;

/**
 * Turns readings into pressure levels. Immutable: each reading gives the next gauge.
 *
 * <pre>{@code
 * PressureGauge gauge = PressureGauge.of(MemoryLimits.defaults()).after(reading);
 * MemoryPressure now = gauge.pressure();
 * }</pre>
 *
 * <p>A level begins at its threshold and ends only {@code hysteresis} below it. Pressure stall can raise the level by
 * one, never lower it; it stops counting once it has fallen below half of its threshold. Thread-safe.
 */
public final class PressureGauge {

    private final MemoryLimits limits;
    private final MemoryPressure byFill;
    private final boolean stalling;

    private PressureGauge(MemoryLimits limits, MemoryPressure byFill, boolean stalling) {
        this.limits = limits;
        this.byFill = byFill;
        this.stalling = stalling;
    }

    /** Returns a gauge that has seen nothing yet and shows NORMAL. */
    public static PressureGauge of(MemoryLimits limits) {
        return new PressureGauge(limits, MemoryPressure.NORMAL, false);
    }

    /** Returns the gauge after {@code reading}. */
    public PressureGauge after(MemoryReading reading) {
        return new PressureGauge(
                limits,
                level(reading.hardFraction()),
                reading.stall().map(this::hurts).orElse(false));
    }

    /** Returns the level now. */
    public MemoryPressure pressure() {
        if (!stalling) {
            return byFill;
        }
        return switch (byFill) {
            case NORMAL -> MemoryPressure.ALERT;
            case ALERT -> MemoryPressure.CLEAR;
            case CLEAR, EMERGENCY -> MemoryPressure.EMERGENCY;
        };
    }

    private MemoryPressure level(double fraction) {
        MemoryPressure level = MemoryPressure.NORMAL;
        for (MemoryPressure candidate : MemoryPressure.values()) {
            boolean held = byFill.isAtLeast(candidate) && fraction >= limits.from(candidate) - limits.hysteresis();
            if (fraction >= limits.from(candidate) || held) {
                level = candidate;
            }
        }
        return level;
    }

    private boolean hurts(PressureStall stall) {
        double share = stalling ? 0.5 : 1;
        return reaches(stall.some(), limits.stall().some() * share)
                || reaches(stall.full(), limits.stall().full() * share);
    }

    // a threshold of 0 would make every reading a stall
    private static boolean reaches(double percent, double threshold) {
        return percent > 0 && percent >= threshold;
    }
}
