package dev.headroom.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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
    void halvesPutTogetherAreTheWhole() {
        Random random = new Random(3);
        Moments whole = new Moments();
        Moments first = new Moments();
        Moments second = new Moments();
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextGaussian();
            whole.add(value);
            (i < 300 ? first : second).add(value);
        }
        first.merge(second);
        first.merge(new Moments());

        assertThat(first.count()).isEqualTo(1_000);
        assertThat(first.mean()).isCloseTo(whole.mean(), within(1e-14));
        assertThat(first.standardDeviation()).isCloseTo(whole.standardDeviation(), within(1e-13));
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
