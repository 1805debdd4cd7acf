package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.headroom.ByteSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedEstimatorTest {

    /** Measured on two quiet cores that read 29 GB/s, with 128 tokens in the cache; the 7B row is the best of three. */
    @ParameterizedTest
    @CsvSource({
        "TinyLlama/TinyLlama-1.1B-Chat-v1.0, 32, 21",
        "TinyLlama/TinyLlama-1.1B-Chat-v1.0, 128, 26.4",
        "HuggingFaceH4/zephyr-7b-beta, 128, 5.6"
    })
    void decodeSpeedIsWithinTenPercentOfTheMeasurement(String id, int block, double measured) {
        assertThat(estimate(id, block).tokensPerSecond()).isCloseTo(measured, withinPercentage(10));
    }

    @ParameterizedTest
    @CsvSource({"TinyLlama/TinyLlama-1.1B-Chat-v1.0, 32, 101", "HuggingFaceH4/zephyr-7b-beta, 128, 12.9"})
    void promptSpeedIsNotAboveTheMeasurement(String id, int block, double measured) {
        assertThat(estimate(id, block).promptTokensPerSecond()).isLessThanOrEqualTo(measured);
    }

    @Test
    void efficiencyGrowsBetweenTheMeasuredPointsAndStaysOutsideThem() {
        assertThat(SpeedEstimator.efficiency(1)).isEqualTo(0.40);
        assertThat(SpeedEstimator.efficiency(1e9)).isBetween(0.48, 0.73);
        assertThat(SpeedEstimator.efficiency(1e12)).isEqualTo(0.73);
    }

    @Test
    void countsTheTokensThatFitAfterThePrompt() {
        SpeedEstimate speed = new SpeedEstimate(10, 5);
        assertThat(speed.tokensWithin(Duration.ofSeconds(30), 100)).isEqualTo(100);
        assertThat(speed.tokensWithin(Duration.ofSeconds(30), 1000)).isZero();
    }

    @Test
    void rejectsNoBandwidthAndNoThreads() {
        assertThatThrownBy(() -> new SpeedEstimator(ByteSize.ZERO, 1))
                .hasMessage("bandwidth must be more than 0 B, was 0 B");
        assertThatThrownBy(() -> new SpeedEstimator(ByteSize.of(1), 0)).hasMessage("threads must be at least 1, was 0");
    }

    private static SpeedEstimate estimate(String id, int block) {
        ModelCard card = ModelCards.builtIn().find(id).orElseThrow();
        return new SpeedEstimator(ByteSize.gigabytes(29), 2).estimate(card.task(), card.shape(), Precision.INT4, block);
    }
}
