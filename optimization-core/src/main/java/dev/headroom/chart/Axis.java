package dev.headroom.chart;

import java.util.Objects;

/**
 * One axis.
 *
 * @param label what is measured, with its unit; empty for none
 * @param scale how values become positions
 */
public record Axis(String label, AxisScale scale) {

    /** Rejects nulls. */
    public Axis {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(scale, "scale");
    }

    /** Returns a linear axis. */
    public static Axis linear(String label) {
        return new Axis(label, AxisScale.LINEAR);
    }

    /** Returns a logarithmic axis. */
    public static Axis log(String label) {
        return new Axis(label, AxisScale.LOG);
    }

    /** Returns an axis of times. */
    public static Axis time(String label) {
        return new Axis(label, AxisScale.TIME);
    }

    /** Returns an axis of categories. */
    public static Axis category(String label) {
        return new Axis(label, AxisScale.CATEGORY);
    }
}
