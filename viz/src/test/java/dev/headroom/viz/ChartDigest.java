package dev.headroom.viz;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Draws a chart of each kind in each format and prints a digest of all. */
final class ChartDigest {

    private ChartDigest() {}

    public static void main(String[] arguments) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (JFreeChartRenderer charts = new JFreeChartRenderer()) {
            for (ChartSpec spec : TestCharts.ofEachKind()) {
                for (ChartFormat format : ChartFormat.values()) {
                    digest.update(charts.render(spec.withTitle("Zażółć Ελλάδα שלום"), format, new CancelToken())
                            .bytes());
                }
            }
        }
        System.out.println("digest " + HexFormat.of().formatHex(digest.digest()));
    }
}
