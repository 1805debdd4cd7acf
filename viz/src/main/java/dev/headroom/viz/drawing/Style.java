package dev.headroom.viz.drawing;

import dev.headroom.viz.theme.Theme;
import java.awt.Color;
import java.awt.Font;

/**
 * Colours and letters of one chart.
 *
 * @param theme the colours
 * @param title of the chart
 * @param label of axes and legend
 * @param tick numbers along axes
 */
record Style(Theme theme, Font title, Font label, Font tick) {

    private static final float TITLE_POINTS = 11;
    private static final float LABEL_POINTS = 8.5f;
    private static final float TICK_POINTS = 8;

    static Style of(Theme theme, FontFamily fonts) {
        return new Style(
                theme,
                fonts.bold().deriveFont(TITLE_POINTS),
                fonts.plain().deriveFont(LABEL_POINTS),
                fonts.plain().deriveFont(TICK_POINTS));
    }

    Color background() {
        return new Color(theme.background());
    }

    Color text() {
        return new Color(theme.text());
    }

    Color axis() {
        return new Color(theme.axis());
    }

    Color grid() {
        return new Color(theme.grid());
    }

    Color series(int index) {
        return new Color(theme.seriesColour(index));
    }
}
