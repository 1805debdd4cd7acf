package dev.headroom.viz;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;

/** Opens a renderer, asks it what it can, has it refuse a chart, and says when the first is drawn. */
final class OpenedRenderer {

    private OpenedRenderer() {}

    public static void main(String[] arguments) {
        ChartSpec spec = TestCharts.line();
        try (JFreeChartRenderer charts = new JFreeChartRenderer(VizSettings.defaults())) {
            charts.formats();
            charts.themes();
            try {
                charts.render(spec.withTheme("neon"), ChartFormat.PNG, new CancelToken());
            } catch (IllegalArgumentException expected) {
                System.out.println("first chart");
            }
            charts.render(spec, ChartFormat.PNG, new CancelToken());
        }
    }
}
