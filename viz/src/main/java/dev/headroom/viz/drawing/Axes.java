package dev.headroom.viz.drawing;

import dev.headroom.chart.Axis;
import dev.headroom.chart.AxisScale;
import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Makes the axes of a figure. */
final class Axes {

    private static final double LONGEST_LABEL_SHARE = 0.32;
    private static final double FARTHEST_MILLIS = 8e15;

    private Axes() {}

    static ScaledAxis numeric(Axis axis, AxisRange range, Style style) {
        String label = PlainText.of(axis.label());
        if (axis.scale() == AxisScale.TIME) {
            label = (label + " (" + zone(range) + ")").strip();
        }
        return new NumericAxis(label, Positions.of(axis.scale()), range, style);
    }

    static ScaledAxis labels(Axis axis, List<String> labels, Sheet sheet) {
        double longest = LONGEST_LABEL_SHARE * Math.min(sheet.width(), sheet.height());
        return new LabelAxis(PlainText.of(axis.label()), labels, longest, sheet.style());
    }

    // marks within one day are written without it
    private static String zone(AxisRange range) {
        if (range.lower() < -FARTHEST_MILLIS || range.upper() > FARTHEST_MILLIS) {
            return "ms since 1970, UTC";
        }
        LocalDate first = date(range.lower());
        return first.equals(date(range.upper())) ? first + ", UTC" : "UTC";
    }

    private static LocalDate date(double millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli((long) Math.floor(millis)), ZoneOffset.UTC);
    }
}
