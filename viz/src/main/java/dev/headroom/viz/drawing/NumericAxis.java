package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import dev.headroom.viz.axis.Positions;
import dev.headroom.viz.axis.Tick;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of numbers, their logarithms or times, with as many marks as have room. */
final class NumericAxis extends ScaledAxis {

    private static final long serialVersionUID = 1L;
    private static final int MOST_MARKS = 9;
    private static final double GAP = 8;

    private final Positions positions;
    private final transient AxisRange range;

    NumericAxis(String label, Positions positions, AxisRange range, Style style) {
        super(label, range, style);
        this.positions = positions;
        this.range = range;
    }

    @Override
    List<NumberTick> marks(Rectangle2D area, RectangleEdge edge) {
        boolean flat = RectangleEdge.isTopOrBottom(edge);
        TextAnchor anchor = flat ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return (flat ? along(area.getWidth()) : upTo(area.getHeight()))
                .stream()
                        .map(tick -> new NumberTick(
                                tick.labelled() ? TickType.MAJOR : TickType.MINOR,
                                tick.position(),
                                tick.label(),
                                anchor,
                                TextAnchor.CENTER,
                                0))
                        .toList();
    }

    @Override
    double overhang(double length) {
        Lettering letters = letters();
        return along(length).stream()
                .mapToDouble(tick -> letters.width(tick.label()) / 2 - (1 - range.fraction(tick.position())) * length)
                .reduce(2, Math::max);
    }

    private List<Tick> upTo(double length) {
        int room = (int) (length / (2.2 * letters().lineHeight()));
        return positions.ticks(range, Math.max(2, Math.min(MOST_MARKS, room)));
    }

    private List<Tick> along(double length) {
        Lettering letters = letters();
        for (int most = MOST_MARKS; most > 1; most--) {
            List<Tick> ticks = positions.ticks(range, most);
            if (fit(ticks, length, letters)) {
                return ticks;
            }
        }
        List<Tick> one = positions.ticks(range, 1);
        return fit(one, length, letters) ? one : List.of();
    }

    private boolean fit(List<Tick> ticks, double length, Lettering letters) {
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            if (tick.labelled()) {
                double half = letters.width(tick.label()) / 2;
                double place = range.fraction(tick.position()) * length;
                if (place - half < end || 2 * half > length) {
                    return false;
                }
                end = place + half + GAP;
            }
        }
        return true;
    }
}
