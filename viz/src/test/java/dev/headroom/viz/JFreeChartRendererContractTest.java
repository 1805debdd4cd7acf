package dev.headroom.viz;

import dev.headroom.spi.ChartRenderer;
import dev.headroom.testkit.ChartRendererContract;

class JFreeChartRendererContractTest implements ChartRendererContract {

    @Override
    public ChartRenderer open() {
        return new JFreeChartRenderer();
    }
}
