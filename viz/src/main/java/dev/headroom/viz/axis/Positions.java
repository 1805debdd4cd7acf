package dev.headroom.viz.axis;

import dev.headroom.chart.AxisScale;
import java.util.List;

/**
 * How values become positions along an axis that is linear in positions, and which positions are marked. Thread-safe.
 */
public enum Positions {
    /** Values themselves. */
    LINEAR {
        @Override
        public List<Tick> ticks(AxisRange range, int most) {
            return LinearTicks.within(range, most);
        }
    },
    /** The decimal logarithm. */
    LOG {
        @Override
        public double of(double value) {
            return Math.log10(value);
        }

        @Override
        public List<Tick> ticks(AxisRange range, int most) {
            return LogTicks.within(range, most);
        }
    },
    /** Milliseconds since 1970, marked by dates and times in UTC. */
    TIME {
        @Override
        public List<Tick> ticks(AxisRange range, int most) {
            return TimeTicks.within(range, most);
        }
    };

    // twice this and a margin is still a double, so that lengths of ranges do not overflow
    private static final double FARTHEST = 8e307;

    /** Returns how values of an axis become positions; a category's value is its number. */
    public static Positions of(AxisScale scale) {
        return switch (scale) {
            case LINEAR, CATEGORY -> LINEAR;
            case LOG -> LOG;
            case TIME -> TIME;
        };
    }

    /** Returns the position of a value; NaN stays NaN, and what is beyond ±8e307 is drawn there. */
    public double of(double value) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, value));
    }

    /** Returns marks in rising order, with labels at {@code most} of them at the most, in so far as that can be. */
    public abstract List<Tick> ticks(AxisRange range, int most);
}
