package dev.headroom.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void smallSpreadAroundALargeMeanIsNotLost() {
        Moments moments = new Moments();
        for (int i = 0; i < 1_000; i++) {
            moments.add(1e9 + i % 2);
        }

        assertThat(moments.mean()).isEqualTo(1e9 + 0.5);
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(250.0 / 999), within(1e-12));
    }

    @Test
    void numbersWhoseSquaresAreBeyondFloat64HaveAMeanAndASpread() {
        Moments moments = new Moments();
        moments.add(3);
        moments.add(1.7e308);
        moments.add(-1.7e308);
        assertThat(moments.mean()).isCloseTo(0, within(1e293));
        assertThat(moments.standardDeviation()).isCloseTo(1.7e308, within(1e294));

        Moments large = new Moments();
        for (int i = 0; i < 4; i++) {
            large.add(i % 2 == 0 ? 1e200 : 3e200);
        }
        assertThat(large.mean()).isCloseTo(2e200, within(1e186));
        assertThat(large.standardDeviation()).isCloseTo(Math.sqrt(4.0 / 3) * 1e200, within(1e186));
    }

    @Test
    void infinitiesGiveAnInfiniteMeanAndNoSpread() {
        Moments moments = new Moments();
        moments.add(1);
        moments.add(Double.POSITIVE_INFINITY);
        assertThat(moments.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(moments.standardDeviation()).isNaN();

        moments.add(Double.NEGATIVE_INFINITY);
        assertThat(moments.mean()).isNaN();
    }

    @Test
    void fewNumbersHaveNoSpread() {
        Moments moments = new Moments();
        assertThat(moments.mean()).isNaN();

        moments.add(3);
        assertThat(moments.mean()).isEqualTo(3);
        assertThat(moments.standardDeviation()).isNaN();
    }
}
