package dev.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartSpecTest {

    private static final CategoryData BARS =
            new CategoryData(List.of("ATL", "ORD"), List.of(new CategorySeries("flights", Numbers.of(211, 163))));

    private static XyData points(double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return new XyData(List.of(new XySeries("one", Numbers.of(x), Numbers.of(y))));
    }

    @Test
    void equalSpecsAreEqualKeys() {
        ChartSpec one = ChartSpec.of(ChartKind.LINE, "t", points(1, Double.NaN, 3));
        ChartSpec same = ChartSpec.of(ChartKind.LINE, "t", points(1, Double.NaN, 3));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(ChartSpec.of(ChartKind.LINE, "t", points(1, 2, 3)));
        assertThat(one).isNotEqualTo(same.withTheme("dark"));
    }

    @Test
    void callersCannotChangeTheNumbersLater() {
        double[] values = {1, 2};
        Numbers numbers = Numbers.of(values);
        values[0] = 9;
        numbers.toArray()[1] = 9;

        assertThat(numbers).isEqualTo(Numbers.of(1, 2));
    }

    @Test
    void weighsItsNumbers() {
        ChartSpec small = ChartSpec.of(ChartKind.SCATTER, "t", points(new double[10]));
        ChartSpec large = ChartSpec.of(ChartKind.SCATTER, "t", points(new double[10_010]));

        assertThat(large.weight().bytes() - small.weight().bytes()).isEqualTo(2 * 8 * 10_000);
    }

    @Test
    void choosesAxesAndLegendThatSuitTheData() {
        ChartSpec bars = ChartSpec.of(ChartKind.BAR, "t", BARS);

        assertThat(bars.x().scale()).isEqualTo(AxisScale.CATEGORY);
        assertThat(bars.y().scale()).isEqualTo(AxisScale.LINEAR);
        assertThat(bars.legend()).isEqualTo(Legend.HIDDEN);
        assertThat(bars.size().dpi()).isEqualTo(100);
        assertThat(ChartSpec.of(ChartKind.PIE, "t", new ShareData(List.of("a"), Numbers.of(1)))
                        .legend())
                .isEqualTo(Legend.SHOWN);
    }

    @Test
    void rejectsKindThatTheDataCannotBeDrawnAs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartSpec.of(ChartKind.PIE, "t", BARS))
                .withMessage("kind must be one of [LINE, BAR, STACKED_BAR] for CategoryData, was PIE");
    }

    @Test
    void rejectsLogarithmOfZero() {
        ChartSpec spec = ChartSpec.of(ChartKind.LINE, "t", points(1, 0, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withAxes(spec.x(), Axis.log("y")))
                .withMessage("values along the logarithmic y axis must be positive, was 0.0");
    }

    @Test
    void keepsGapsOnLogarithmicAxes() {
        ChartSpec spec = ChartSpec.of(ChartKind.LINE, "t", points(1, Double.NaN, 3));

        assertThat(spec.withAxes(spec.x(), Axis.log("y")).y().scale()).isEqualTo(AxisScale.LOG);
    }

    @Test
    void rejectsScaleThatDoesNotSuit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartSpec.of(ChartKind.BAR, "t", BARS).withAxes(Axis.linear(""), Axis.linear("")))
                .withMessage("scale of x must be one of [CATEGORY], was LINEAR");
    }

    @Test
    void rejectsSizesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartSize.of(0, 400))
                .withMessage("width must be 16 to 10000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChartSize(400, 400, 5_000))
                .withMessage("dpi must be 36 to 1200, was 5000");
    }

    @Test
    void rejectsBlankTheme() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartSpec.of(ChartKind.BAR, "t", BARS).withTheme(" "))
                .withMessage("theme must not be blank, was ' '");
    }
}
