package dev.headroom.benchmarks.chart;

import dev.headroom.chart.ChartFormat;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.queue.CancelToken;
import dev.headroom.testkit.TestCharts;
import dev.headroom.viz.JFreeChartRenderer;
import dev.headroom.viz.drawing.ChartDrawing;
import dev.headroom.viz.png.Pixels;
import dev.headroom.viz.png.PngEncoder;
import dev.headroom.viz.png.PngSettings;
import dev.headroom.viz.theme.Theme;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The reference charts at 650 × 400 pixels, warm: drawn, encoded, both, and as SVG. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx256m", "-Djava.awt.headless=true"})
public class ChartDrawingBenchmark {

    /** What is drawn. */
    @Param({"LINE", "BAR", "SCATTER", "HEAT_MAP"})
    public ChartKind kind = ChartKind.LINE;

    private final JFreeChartRenderer charts = new JFreeChartRenderer();
    private final ChartDrawing drawing = new ChartDrawing(Optional.empty());
    private final PngEncoder encoder = new PngEncoder(PngSettings.defaults());
    private ChartSpec spec = TestCharts.line();
    private Pixels pixels = new Pixels(1, 1, 100, new int[1]);

    /** Chooses the chart. */
    @Setup
    public void choose() {
        spec = TestCharts.reference().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
        pixels = drawPixels();
    }

    /** Pixels in memory. */
    @Benchmark
    public Pixels drawPixels() {
        return drawing.pixels(spec, Theme.LIGHT, new CancelToken());
    }

    /** Pixels to a PNG of 64 colours. */
    @Benchmark
    public Object encodePalette() {
        return encoder.encode(pixels, new CancelToken());
    }

    /** A spec to a PNG of 64 colours. */
    @Benchmark
    public Object renderPng() {
        return charts.render(spec, ChartFormat.PNG, new CancelToken());
    }

    /** A spec to an SVG. */
    @Benchmark
    public Object renderSvg() {
        return charts.render(spec, ChartFormat.SVG, new CancelToken());
    }
}
