package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis of labels, one per whole number from 0 on: upright where they have room, else slanted, else only every k-th.
 */
final class LabelAxis extends ScaledAxis {

    private static final long serialVersionUID = 1L;
    private static final double SLANT = -Math.PI / 4;
    private static final double GAP = 5;
    private static final double NARROWEST_LABEL = 10;
    private static final int[] STEPS = {1, 2, 5};

    private final transient List<String> labels;
    private final double longest;

    /**
     * Makes one.
     *
     * @param longest points of the longest label that is drawn whole
     */
    LabelAxis(String label, List<String> labels, double longest, Style style) {
        super(label, new AxisRange(-0.5, Math.max(1, labels.size()) - 0.5), style);
        this.labels = labels;
        this.longest = longest;
    }

    @Override
    List<NumberTick> marks(Rectangle2D area, RectangleEdge edge) {
        if (labels.isEmpty()) {
            return List.of();
        }
        Lettering letters = letters();
        return RectangleEdge.isTopOrBottom(edge) ? flat(area, letters) : upright(area.getHeight(), letters);
    }

    @Override
    double overhang(double length) {
        return 2;
    }

    @Override
    @SuppressWarnings("rawtypes") // as JFreeChart declares it
    protected double findMaximumTickLabelHeight(List ticks, Graphics2D graphics, Rectangle2D area, boolean vertical) {
        Lettering letters = letters();
        double highest = 0;
        for (Object each : ticks) {
            ValueTick tick = (ValueTick) each;
            double width = letters.width(tick.getText());
            double slope = Math.abs(tick.getAngle());
            highest = Math.max(highest, width * Math.sin(slope) + letters.lineHeight() * Math.cos(slope));
        }
        return highest;
    }

    private List<NumberTick> flat(Rectangle2D area, Lettering letters) {
        double pitch = area.getWidth() / labels.size();
        for (int decade = 1; ; decade *= 10) {
            for (int step : STEPS) {
                int every = step * decade;
                double room = pitch * every;
                if (room >= NARROWEST_LABEL && fit(every, room - GAP, letters)) {
                    return every(every, TextAnchor.TOP_CENTER, letters);
                }
                if (room >= letters.lineHeight() || every >= labels.size()) {
                    return slanted(every, area.getX(), pitch, letters);
                }
            }
        }
    }

    // the first of them would begin left of the sheet
    private List<NumberTick> slanted(int every, double left, double pitch, Lettering letters) {
        return chosen(every)
                .mapToObj(i -> {
                    double room = (left + (i + 0.5) * pitch) / Math.cos(SLANT) - letters.lineHeight();
                    String text = letters.shortened(PlainText.of(labels.get(i)), Math.min(longest, room));
                    return new NumberTick(i, text, TextAnchor.TOP_RIGHT, TextAnchor.TOP_RIGHT, SLANT);
                })
                .toList();
    }

    private boolean fit(int every, double room, Lettering letters) {
        return chosen(every).allMatch(i -> letters.width(PlainText.of(labels.get(i))) <= room);
    }

    private List<NumberTick> upright(double length, Lettering letters) {
        double pitch = length / labels.size();
        for (int decade = 1; ; decade *= 10) {
            for (int step : STEPS) {
                if (pitch * step * decade >= letters.lineHeight() || step * decade >= labels.size()) {
                    return every(step * decade, TextAnchor.CENTER_RIGHT, letters);
                }
            }
        }
    }

    private List<NumberTick> every(int every, TextAnchor anchor, Lettering letters) {
        return chosen(every)
                .mapToObj(i ->
                        new NumberTick(i, letters.shortened(PlainText.of(labels.get(i)), longest), anchor, anchor, 0))
                .toList();
    }

    private IntStream chosen(int every) {
        return IntStream.range(0, (labels.size() + every - 1) / every).map(i -> i * every);
    }
}
