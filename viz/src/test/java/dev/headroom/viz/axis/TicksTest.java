package dev.headroom.viz.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TicksTest {

    @Test
    void numbersAreRoundAndGrouped() {
        assertThat(labels(Positions.LINEAR, 0, 1)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Positions.LINEAR, -30, 1_050)).containsExactly("0", "200", "400", "600", "800", "1,000");
        assertThat(labels(Positions.LINEAR, 0, 4e6)).contains("1,000,000");
    }

    @Test
    void longNumbersArePowersOfTen() {
        assertThat(labels(Positions.LINEAR, 0, 4e8)).containsExactly("0", "1×10⁸", "2×10⁸", "3×10⁸", "4×10⁸");
        assertThat(labels(Positions.LINEAR, -3e-9, 0)).startsWith("−3×10⁻⁹");
    }

    @Test
    void decadesAreMarkedOnLogarithmicAxes() {
        assertThat(labels(Positions.LOG, 0, 3)).containsExactly("1", "10", "100", "1,000");
        assertThat(labels(Positions.LOG, -20, 20)).containsExactly("10⁻²⁰", "10⁻¹⁰", "10⁰", "10¹⁰", "10²⁰");
        assertThat(labels(Positions.LOG, 0.3, 0.7)).as("less than a decade").containsExactly("2", "3", "4", "5");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13:20Z, 2023-11-14T22:13:20.009Z, 22:13:20.002",
        "2023-11-14T22:13:20Z, 2023-11-14T22:14:00Z, 22:13:30",
        "2023-11-14T08:00:00Z, 2023-11-14T17:00:00Z, 12:00",
        "2023-11-14T22:00:00Z, 2023-11-18T04:00:00Z, 2023-11-16",
        "2023-11-14T22:00:00Z, 2023-12-08T04:00:00Z, 2023-11-30",
        "2023-11-14T00:00:00Z, 2024-06-08T00:00:00Z, 2024-03",
        "2023-11-14T00:00:00Z, 2032-06-08T00:00:00Z, 2028",
        "0400-11-14T00:00:00Z, 2032-06-08T00:00:00Z, 1500"
    })
    void timesAreRoundInUtc(Instant from, Instant to, String label) {
        assertThat(labels(Positions.TIME, (double) from.toEpochMilli(), (double) to.toEpochMilli()))
                .contains(label);
    }

    @Test
    void timesBeyondTheCalendarAreNumbers() {
        assertThat(labels(Positions.TIME, -1e300, 1e300)).contains("0");
    }

    @ParameterizedTest
    @EnumSource(Positions.class)
    void thereAreNeverMoreLabelsThanWantedAndTheyRise(Positions positions) {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            double middle = random.nextGaussian() * Math.pow(10, random.nextInt(positions == Positions.LOG ? 2 : 14));
            double length = Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(12) - 1) + 1e-3;
            length = positions == Positions.LOG ? Math.min(length, 300) : length;
            AxisRange range = AxisRange.between(middle - length, middle + length);
            int most = 2 + random.nextInt(9);

            List<Tick> ticks = positions.ticks(range, most);

            assertThat(ticks.stream().filter(Tick::labelled).count())
                    .as("%s of %s", most, range)
                    .isBetween(0L, (long) most);
            assertThat(ticks.size()).isLessThan(400);
            assertThat(ticks.stream().map(Tick::position)).isSorted();
        }
    }

    private static List<String> labels(Positions positions, double lower, double upper) {
        return positions.ticks(new AxisRange(lower, upper), 6).stream()
                .filter(Tick::labelled)
                .map(Tick::label)
                .toList();
    }
}
