package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** An axis whose marks are ours: JFreeChart's would overlap, or not end, with some data. */
abstract class ScaledAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final BasicStroke LINE = new BasicStroke(0.75f);

    private final transient Style style;

    ScaledAxis(String label, AxisRange range, Style style) {
        super(label.isEmpty() ? null : label);
        this.style = style;
        setAutoRange(false);
        setRange(range.lower(), range.upper());
        setLabelFont(style.label());
        setLabelPaint(style.text());
        setTickLabelFont(style.tick());
        setTickLabelPaint(style.axis());
        setAxisLinePaint(style.axis());
        setAxisLineStroke(LINE);
        setTickMarkPaint(style.axis());
        setTickMarkStroke(LINE);
        setTickMarkOutsideLength(3);
        setMinorTickMarksVisible(true);
        setMinorTickMarkOutsideLength(1.5f);
        setTickLabelInsets(new RectangleInsets(2.5, 2.5, 1, 2.5));
        setLabelInsets(new RectangleInsets(4, 1, 2, 4));
    }

    /** Returns the marks beside {@code area}, which is a first guess while room is reserved. */
    abstract List<NumberTick> marks(Rectangle2D area, RectangleEdge edge);

    /** Returns how far the last mark's text stands out to the right of so many points. */
    abstract double overhang(double length);

    /** Returns the letters beside marks. */
    Lettering letters() {
        return new Lettering(style.tick());
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return marks(area, edge);
    }

    @Override
    protected AxisState drawLabel(
            String label,
            Graphics2D graphics,
            Rectangle2D plot,
            Rectangle2D area,
            RectangleEdge edge,
            AxisState state) {
        if (label == null) {
            return state;
        }
        double length = RectangleEdge.isTopOrBottom(edge) ? area.getWidth() : area.getHeight();
        String fitting = new Lettering(style.label()).shortened(label, length);
        return super.drawLabel(fitting, graphics, plot, area, edge, state);
    }
}
