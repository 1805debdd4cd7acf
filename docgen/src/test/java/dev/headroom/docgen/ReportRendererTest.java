package dev.headroom.docgen;

import dev.headroom.spi.DocumentRenderer;
import dev.headroom.testkit.DocumentRendererContract;
import dev.headroom.testkit.FakeChartRenderer;

class ReportRendererTest implements DocumentRendererContract {

    @Override
    public DocumentRenderer open() {
        return new ReportRenderer(DocumentSettings.usual().withCharts(new FakeChartRenderer()));
    }
}
