package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cache.CacheLimits;
import dev.headroom.cache.TemplateCache;
import dev.headroom.chart.ChartFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import org.junit.jupiter.api.Test;

class FontCacheTest {

    @Test
    void renderersShareTheFontsOfOneCacheAndDoWithoutThem() {
        try (TemplateCache templates = TemplateCache.within(CacheLimits.defaults())) {
            byte[] first = draw(templates);
            byte[] second = draw(templates);
            long hits = templates.tier().statistics().hits();
            templates.tier().clear();
            byte[] third = draw(templates);

            assertThat(hits).isEqualTo(1);
            assertThat(templates.tier().statistics().entries()).isEqualTo(1);
            assertThat(second).isEqualTo(first);
            assertThat(third).isEqualTo(first);
        }
    }

    private static byte[] draw(TemplateCache templates) {
        try (JFreeChartRenderer charts =
                new JFreeChartRenderer(VizSettings.defaults().withTemplates(templates))) {
            return charts.render(TestCharts.line(), ChartFormat.PNG, new CancelToken())
                    .bytes();
        }
    }
}
