package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.headroom.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measured rows: ONNX Runtime 1.29, accuracy level 4, two threads, MiB of resident memory. */
class MemoryEstimatorTest {

    private static final String SMALL = "TinyLlama/TinyLlama-1.1B-Chat-v1.0";
    private static final String LARGE = "HuggingFaceH4/zephyr-7b-beta";

    @ParameterizedTest
    @CsvSource({SMALL + ",32,945", SMALL + ",128,662", LARGE + ",32,6026", LARGE + ",128,4107"})
    void loadedDecodersAreWithinTenPercentOfTheMeasurement(String id, int block, double measured) {
        MemoryEstimate estimate = estimate(id, Precision.INT4, block, 1024, 128);
        ByteSize loaded = estimate.weights().plus(estimate.mappedWeights()).plus(estimate.runtime());
        assertThat(loaded.bytes() / 0x1p20).isCloseTo(measured, withinPercentage(10));
    }

    @ParameterizedTest
    @CsvSource({SMALL + ",32,1024,512,1110", SMALL + ",128,1024,512,814", LARGE + ",128,2048,128,4720"})
    void runningDecodersAreWithinTenPercentOfTheMeasurement(
            String id, int block, int context, int prompt, double measured) {
        MemoryEstimate estimate = estimate(id, Precision.INT4, block, context, prompt);
        assertThat(estimate.resident().bytes() / 0x1p20).isCloseTo(measured, withinPercentage(10));
    }

    @Test
    void fewerBitsTakeFewerBytes() {
        ByteSize last = ByteSize.ZERO;
        for (Precision precision : new Precision[] {Precision.INT4, Precision.INT8, Precision.FP16, Precision.FP32}) {
            ByteSize bytes = estimate(LARGE, precision, 128, 2048, 128).hard();
            assertThat(bytes).as(precision.label()).isGreaterThan(last);
            last = bytes;
        }
    }

    @Test
    void theCacheIsCutToWhatTheModelWasMadeFor() {
        assertThat(estimate("gpt2", Precision.INT4, 32, 8192, 128).kvCache())
                .isEqualTo(estimate("gpt2", Precision.INT4, 32, 1024, 128).kvCache());
    }

    @Test
    void encodersHaveNoCacheAndNoMappedWeights() {
        ModelCard card = ModelCards.builtIn()
                .find("sentence-transformers/all-MiniLM-L6-v2")
                .orElseThrow();
        MemoryEstimate estimate = MemoryEstimator.estimate(card.task(), card.shape(), Precision.INT8, 128, 512);
        assertThat(estimate.kvCache()).isEqualTo(ByteSize.ZERO);
        assertThat(estimate.weights()).isEqualTo(ByteSize.of(card.shape().parameters()));
    }

    @Test
    void rejectsSizesBelowOneNamingTheValue() {
        assertThatThrownBy(() -> estimate(SMALL, Precision.INT4, 0, 1024, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blockSize must be at least 1, was 0");
        assertThatThrownBy(() -> estimate(SMALL, Precision.INT4, 32, 0, 128))
                .hasMessage("contextLength must be at least 1, was 0");
    }

    private static MemoryEstimate estimate(String id, Precision precision, int block, int context, int prompt) {
        ModelCard card = ModelCards.builtIn().find(id).orElseThrow();
        return MemoryEstimator.estimate(card.task(), card.shape(), precision, block, context, prompt);
    }
}
