package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Legend;
import dev.headroom.chart.ShareData;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.PieLabelLinkStyle;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.general.DefaultPieDataset;

/** Shares of a whole, named in the legend, or beside the slices where there is none. */
final class PieFigure implements Figure {

    private final List<Slice> slices;
    private final Legend names;
    private final Sheet sheet;

    private PieFigure(List<Slice> slices, Legend names, Sheet sheet) {
        this.slices = slices;
        this.names = names;
        this.sheet = sheet;
    }

    static Figure of(ChartSpec spec, ShareData data, Sheet sheet) {
        return new PieFigure(Slice.of(data), spec.legend(), sheet);
    }

    @Override
    public LegendBlock legend() {
        return new ColumnLegend(IntStream.range(0, slices.size())
                .mapToObj(i -> BarPainter.square(slices.get(i).text(), colour(i)))
                .toList());
    }

    @Override
    public void draw(Graphics2D graphics, Sheet ignored, Rectangle2D area) {
        Style style = sheet.style();
        DefaultPieDataset<Integer> shares = new DefaultPieDataset<>();
        PiePlot<Integer> plot = new PiePlot<>(shares);
        for (int i = 0; i < slices.size(); i++) {
            shares.setValue(Integer.valueOf(i), slices.get(i).share());
            plot.setSectionPaint(Integer.valueOf(i), colour(i));
        }
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setShadowPaint(null);
        plot.setCircular(true);
        plot.setStartAngle(90);
        plot.setDefaultSectionOutlinePaint(style.background());
        plot.setDefaultSectionOutlineStroke(new BasicStroke(1));
        plot.setAutoPopulateSectionOutlinePaint(false);
        plot.setAutoPopulateSectionOutlineStroke(false);
        plot.setInteriorGap(0.02);
        // one slice has no neighbour to be told from
        plot.setSectionOutlinesVisible(slices.size() > 1);
        if (names == Legend.SHOWN) {
            plot.setLabelGenerator(null);
        } else {
            nameSlices(plot, style);
        }
        plot.draw(graphics, area, null, null, null);
    }

    private void nameSlices(PiePlot<Integer> plot, Style style) {
        Lettering letters = new Lettering(style.label());
        double most = sheet.width() * 0.24;
        plot.setLabelGenerator(new SliceNames(slices.stream()
                .map(slice -> letters.shortened(slice.text(), most))
                .toList()));
        plot.setInteriorGap(0.06);
        plot.setMaximumLabelWidth(0.28);
        plot.setLabelFont(style.label());
        plot.setLabelPaint(style.text());
        plot.setLabelBackgroundPaint(null);
        plot.setLabelOutlinePaint(null);
        plot.setLabelShadowPaint(null);
        plot.setLabelPadding(new RectangleInsets(1, 2, 1, 2));
        plot.setLabelLinkPaint(style.axis());
        plot.setLabelLinkStroke(new BasicStroke(0.6f));
        plot.setLabelLinkStyle(PieLabelLinkStyle.STANDARD);
    }

    /** Returns a series' colour, paler each time the colours repeat; the rest has a colour of its own. */
    private Color colour(int slice) {
        Style style = sheet.style();
        if (slices.get(slice).kind() == Slice.Kind.REST) {
            return mixed(style.axis(), style.background(), 0.3);
        }
        int round = slice / style.theme().series().size();
        double kept = 1.0 / (1 + 0.9 * round);
        return mixed(style.series(slice), style.background(), kept);
    }

    private static Color mixed(Color full, Color back, double kept) {
        return new Color(
                mixed(full.getRed(), back.getRed(), kept),
                mixed(full.getGreen(), back.getGreen(), kept),
                mixed(full.getBlue(), back.getBlue(), kept));
    }

    private static int mixed(int full, int back, double kept) {
        return (int) Math.round(back + (full - back) * kept);
    }
}
