package dev.headroom.viz.thinning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.MatrixData;
import dev.headroom.chart.Numbers;
import dev.headroom.queue.CancelToken;
import dev.headroom.viz.axis.AxisRange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

    private static final int MANY = 100_000;
    private static final Grid GRID = new Grid(new AxisRange(0, MANY), new AxisRange(-2, 2), 100, 50);

    @Test
    void fewPointsAreAllKept() {
        PointSource few = new PointSource(300, i -> i, i -> i % 7 == 0 ? Double.NaN : 1);

        assertThat(LineThinning.of(few, GRID, new CancelToken()).size()).isEqualTo(300);
    }

    @Test
    void aLineKeepsItsExtremesPerColumn() {
        PointSource line = new PointSource(MANY, i -> i, i -> i == 12_345 ? 2 : i == 54_321 ? -2 : Math.sin(i));

        Points points = LineThinning.of(line, GRID, new CancelToken());

        assertThat(points.size()).isBetween(100, 400);
        assertThat(IntStream.range(0, points.size()).mapToObj(points::y)).contains(2.0, -2.0);
        assertThat(points.x(0)).isZero();
        assertThat(points.x(points.size() - 1)).isEqualTo(MANY - 1);
    }

    @Test
    void wideGapsStayAndNarrowOnesGo() {
        PointSource line =
                new PointSource(MANY, i -> i, i -> (i > 40_000 && i < 60_000) || i % 10 == 3 ? Double.NaN : 1);

        Points points = LineThinning.of(line, GRID, new CancelToken());

        assertThat(IntStream.range(0, points.size()).filter(i -> Double.isNaN(points.y(i))))
                .hasSize(1);
    }

    @Test
    void aLineToAndFroIsBounded() {
        PointSource scribble = new PointSource(
                MANY * 10, i -> MANY * (0.5 + 0.5 * Math.sin(i * 78.233)), i -> 2 * Math.cos(i * 12.9898));

        assertThat(LineThinning.of(scribble, GRID, new CancelToken()).size()).isBetween(1_000, 20_001);
    }

    @Test
    void dotsOnDotsAreLeftOut() {
        PointSource dots = new PointSource(MANY, i -> i % 10 * 10_000, i -> i % 2);

        assertThat(PointThinning.of(dots, GRID, new CancelToken()).size()).isEqualTo(10);
    }

    @Test
    void joinedBarsReachTheHighest() {
        List<Bar> bars = BarThinning.of(
                MANY, i -> new Bar(i, i + 1, i == 777 ? -3 : 0, i == 500 ? 9 : 1), 50, new CancelToken());

        assertThat(bars).hasSize(50);
        assertThat(bars.get(0)).isEqualTo(new Bar(0, 2_000, -3, 9));
        assertThat(bars.get(49)).isEqualTo(new Bar(98_000, 100_000, 0, 1));
    }

    @Test
    void barsWithoutAValueAreLeftOut() {
        assertThat(BarThinning.of(3, i -> new Bar(i, i + 1, Double.NaN, Double.NaN), 50, new CancelToken()))
                .isEmpty();
    }

    @Test
    void cellsAreMeansOfThoseThatHaveAValue() {
        MatrixData data = new MatrixData(
                List.of("a", "b"),
                List.of("p", "q", "r", "s"),
                Numbers.of(1, 3, Double.NaN, 5, 1e308, 1e308, Double.NaN, Double.NaN));

        Cells cells = Cells.of(data, 2, 2, new CancelToken());

        assertThat(cells.value(0, 0)).isEqualTo(2);
        assertThat(cells.value(0, 1)).isEqualTo(5);
        assertThat(cells.value(1, 0)).isEqualTo(1e308);
        assertThat(cells.value(1, 1)).isNaN();
    }
}
