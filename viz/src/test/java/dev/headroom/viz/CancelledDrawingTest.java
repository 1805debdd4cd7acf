package dev.headroom.viz;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.RequestCancelledException;
import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import java.util.Timer;
import java.util.TimerTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class CancelledDrawingTest {

    @Timeout(30)
    @ParameterizedTest
    @EnumSource(ChartFormat.class)
    void stopsInTheMiddle(ChartFormat format) {
        ChartSpec spec = HardCharts.named("series-1000");
        CancelToken cancel = new CancelToken();
        Timer timer = new Timer(true);
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            charts.render(HardCharts.named("one-point"), format, new CancelToken());
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            cancel.cancel(CancelToken.Reason.DEADLINE);
                        }
                    },
                    20);
            assertThatExceptionOfType(RequestCancelledException.class).isThrownBy(() -> {
                for (int i = 0; i < 1_000; i++) {
                    charts.render(spec, format, cancel);
                }
            });
        } finally {
            timer.cancel();
        }
    }
}
