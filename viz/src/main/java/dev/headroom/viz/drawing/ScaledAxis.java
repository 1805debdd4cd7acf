package dev.headroom.viz.drawing;

import dev.headroom.viz.axis.AxisRange;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** An axis at the bottom or on the left whose marks are ours: JFreeChart's would overlap, or not end, with some data. */
abstract class ScaledAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final BasicStroke LINE = new BasicStroke(0.75f);
    private static final double MARK = 3;
    private static final double SMALL_MARK = 1.5;

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
        setTickMarkOutsideLength((float) MARK);
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
    protected AxisState drawTickMarksAndLabels(
            Graphics2D graphics, double cursor, Rectangle2D plot, Rectangle2D area, RectangleEdge edge) {
        AxisState state = new AxisState(cursor);
        List<NumberTick> ticks = refreshTicks(graphics, state, area, edge);
        state.setTicks(ticks);
        drawAxisLine(graphics, cursor, area, edge);
        AxisWords words = new AxisWords(getTickLabelFont(), getTickLabelPaint());
        graphics.setStroke(LINE);
        for (NumberTick tick : ticks) {
            float[] at = calculateAnchorPoint(tick, cursor, area, edge);
            words.draw(graphics, tick.getText(), at[0], at[1], tick.getTextAnchor(), tick.getAngle());
            graphics.setPaint(getTickMarkPaint());
            graphics.draw(mark(tick, cursor, area, edge));
        }
        if (RectangleEdge.isTopOrBottom(edge)) {
            state.cursorDown(findMaximumTickLabelHeight(ticks, graphics, plot, false));
        } else {
            state.cursorLeft(findMaximumTickLabelWidth(ticks, graphics, plot, false));
        }
        return state;
    }

    private Line2D mark(NumberTick tick, double cursor, Rectangle2D area, RectangleEdge edge) {
        double length = tick.getTickType().equals(TickType.MAJOR) ? MARK : SMALL_MARK;
        double place = valueToJava2D(tick.getValue(), area, edge);
        return RectangleEdge.isTopOrBottom(edge)
                ? new Line2D.Double(place, cursor, place, cursor + length)
                : new Line2D.Double(cursor - length, place, cursor, place);
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
        Lettering letters = new Lettering(getLabelFont());
        AxisWords words = new AxisWords(getLabelFont(), getLabelPaint());
        RectangleInsets insets = getLabelInsets();
        double half = letters.lineHeight() / 2;
        if (RectangleEdge.isTopOrBottom(edge)) {
            String fitting = letters.shortened(label, area.getWidth());
            double y = state.getCursor() + insets.getTop() + half;
            words.draw(graphics, fitting, area.getCenterX(), y, TextAnchor.CENTER, 0);
            state.cursorDown(insets.getTop() + 2 * half + insets.getBottom());
        } else {
            String fitting = letters.shortened(label, area.getHeight());
            double x = state.getCursor() - insets.getRight() - half;
            words.draw(graphics, fitting, x, area.getCenterY(), TextAnchor.CENTER, -Math.PI / 2);
            state.cursorLeft(insets.getLeft() + 2 * half + insets.getRight());
        }
        return state;
    }
}
