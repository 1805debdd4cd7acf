package dev.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDataTest {

    @Test
    void pointsNeedAsManyYAsX() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XySeries("s", Numbers.of(1, 2), Numbers.of(1)))
                .withMessage("y of series s must be as many as x, 2, was 1");
    }

    @Test
    void pointsNeedAPlaceAlongX() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XySeries("s", Numbers.of(1, Double.NaN), Numbers.of(1, 2)))
                .withMessage("x of series s must be finite, was NaN at 1");
    }

    @Test
    void seriesNeedDifferentNames() {
        XySeries series = new XySeries("s", Numbers.of(), Numbers.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XyData(List.of(series, series)))
                .withMessage("names of series must differ, was 's' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XyData(List.of()))
                .withMessage("series must hold at least one, was empty");
    }

    @Test
    void cellBesideTheMatrixIsNoCellOfTheNextRow() {
        MatrixData matrix = new MatrixData(List.of("a", "b"), List.of("x", "y"), Numbers.of(1, 2, 3, 4));

        assertThat(matrix.value(1, 0)).isEqualTo(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.value(0, 2));
    }

    @Test
    void barsNeedOneValuePerCategory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CategoryData(List.of("a", "b"), List.of(new CategorySeries("s", Numbers.of(1, 2, 3)))))
                .withMessage("values of series s must be as many as categories, 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategorySeries("s", Numbers.of(Double.POSITIVE_INFINITY)))
                .withMessage("values of series s must be finite, or NaN for a gap, was Infinity at 0");
    }

    @Test
    void binsNeedRisingEdges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinData(Numbers.of(0, 1, 1), Numbers.of(3, 4)))
                .withMessage("edges must rise, was 1.0 after 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinData(Numbers.of(0, 1), Numbers.of(3, 4)))
                .withMessage("edges must be as many as counts plus one, 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinData(Numbers.of(0, 1), Numbers.of(-1)))
                .withMessage("counts must be at least 0, was -1.0 at 0");
    }

    @Test
    void boxesNeedNumbersInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FiveNumbers(1, 3, 2, 4, 5))
                .withMessage("five numbers must be finite and in order, was 1.0, 3.0, 2.0, 4.0, 5.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new FiveNumbers(1, 2, Double.NaN, 4, 5));
    }

    @Test
    void matrixIsRowMajor() {
        MatrixData matrix =
                new MatrixData(List.of("r0", "r1"), List.of("c0", "c1", "c2"), Numbers.of(0, 1, 2, 3, 4, 5));

        assertThat(matrix.value(1, 0)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MatrixData(List.of("r"), List.of("c"), Numbers.of(1, 2)))
                .withMessage("values must be as many as rows times columns, 1, was 2");
    }

    @Test
    void sharesAreNotNegativeAndNotAllZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShareData(List.of("a", "b"), Numbers.of(1, -1)))
                .withMessage("shares must be at least 0, was -1.0 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShareData(List.of("a"), Numbers.of(0)))
                .withMessage("sum of shares must be finite and above 0, was 0.0");
    }
}
