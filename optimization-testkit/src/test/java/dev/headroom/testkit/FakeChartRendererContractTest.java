package dev.headroom.testkit;

import dev.headroom.spi.ChartRenderer;

class FakeChartRendererContractTest implements ChartRendererContract {

    @Override
    public ChartRenderer open() {
        return new FakeChartRenderer();
    }
}
