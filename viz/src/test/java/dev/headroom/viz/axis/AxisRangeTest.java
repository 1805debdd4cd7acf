package dev.headroom.viz.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisRangeTest {

    @Test
    void nothingIsShownFromZeroToOne() {
        assertThat(AxisRange.of(DoubleStream.empty())).isEqualTo(new AxisRange(0, 1));
        assertThat(AxisRange.of(DoubleStream.of(Double.NaN))).isEqualTo(new AxisRange(0, 1));
    }

    @Test
    void oneValueHasRoomAroundIt() {
        assertThat(AxisRange.of(DoubleStream.of(50, 50))).isEqualTo(new AxisRange(45, 55));
        assertThat(AxisRange.of(DoubleStream.of(0))).isEqualTo(new AxisRange(-1, 1));
        assertThat(AxisRange.of(DoubleStream.of(4.9e-324))).isEqualTo(new AxisRange(-1, 1));
    }

    @Test
    void theLargestNumbersHaveAFiniteLength() {
        AxisRange range = AxisRange.of(
                        DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE).map(Positions.LINEAR::of))
                .padded(0.05);

        assertThat(range.length()).isFinite();
    }
}
