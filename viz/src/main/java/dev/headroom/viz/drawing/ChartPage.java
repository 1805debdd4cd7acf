package dev.headroom.viz.drawing;

import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Legend;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Puts title, legend and plot on the sheet, in this order from top to bottom. One thread at a time. */
final class ChartPage {

    private static final double MARGIN = 8;
    private static final int MOST_TITLE_LINES = 2;
    // below it only the plot is drawn
    private static final double LEAST_HEIGHT_FOR_WORDS = 90;

    private final ChartSpec spec;
    private final Sheet sheet;

    ChartPage(ChartSpec spec, Sheet sheet) {
        this.spec = spec;
        this.sheet = sheet;
    }

    void draw(Graphics2D graphics) {
        graphics.setColor(sheet.style().background());
        graphics.fill(new Rectangle2D.Double(0, 0, sheet.width(), sheet.height()));
        double margin = Math.min(MARGIN, Math.min(sheet.width(), sheet.height()) / 10);
        Rectangle2D area =
                new Rectangle2D.Double(margin, margin, sheet.width() - 2 * margin, sheet.height() - 2 * margin);
        boolean words = sheet.height() >= LEAST_HEIGHT_FOR_WORDS;
        Rectangle2D belowTitle = words ? drawTitle(graphics, area) : area;
        Figure figure = Figures.of(spec, sheet);
        sheet.cancel().throwIfCancelled();
        boolean legend = words && spec.legend() == Legend.SHOWN;
        Rectangle2D rest = legend ? figure.legend().draw(graphics, sheet, belowTitle) : belowTitle;
        figure.draw(graphics, sheet, rest);
        sheet.cancel().throwIfCancelled();
    }

    private Rectangle2D drawTitle(Graphics2D graphics, Rectangle2D area) {
        String title = PlainText.of(spec.title());
        if (title.isEmpty()) {
            return area;
        }
        Lettering letters = new Lettering(sheet.style().title());
        List<String> lines = letters.lines(title, area.getWidth(), MOST_TITLE_LINES);
        graphics.setColor(sheet.style().text());
        double y = area.getY();
        for (String line : lines) {
            letters.draw(graphics, line, area.getX(), y + letters.lineHeight() / 2);
            y += letters.lineHeight();
        }
        return Areas.below(area, y + 4);
    }
}
