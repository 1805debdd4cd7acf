package dev.headroom.compress.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightQuantizerTest {

    static Stream<WeightQuantizer> quantizers() {
        return Stream.of(new RoundToNearest(), new LeastSquaresScale());
    }

    @ParameterizedTest
    @MethodSource("quantizers")
    void zerosStayZero(WeightQuantizer quantizer) {
        byte[] codes = new byte[32];
        assertThat(quantizer.quantize(new float[32], 0, 32, codes)).isZero();
        assertThat(codes).containsOnly(WeightQuantizer.ZERO_CODE);
    }

    @ParameterizedTest
    @MethodSource("quantizers")
    void weightsOnTheGridAreExact(WeightQuantizer quantizer) {
        float[] weights = new float[16];
        for (int i = 0; i < 16; i++) {
            weights[i] = (i - 8) * -0.375f;
        }
        byte[] codes = new byte[16];
        float scale = quantizer.quantize(weights, 0, 16, codes);
        assertThat(squaredError(weights, codes, scale)).isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("quantizers")
    void extremeMagnitudesGiveFiniteScales(WeightQuantizer quantizer) {
        for (float magnitude : new float[] {Float.MIN_VALUE, 1e-38f, 1e-30f, 1e30f}) {
            float[] weights = {magnitude, -magnitude / 2, 0, magnitude / 3};
            byte[] codes = new byte[4];
            float scale = quantizer.quantize(weights, 0, 4, codes);
            assertThat(Float.isFinite(scale)).as("scale for %s", magnitude).isTrue();
            for (int i = 0; i < 4; i++) {
                float back = (codes[i] - WeightQuantizer.ZERO_CODE) * scale;
                assertThat(Math.abs(back - weights[i])).isLessThanOrEqualTo(magnitude * (1 + 1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("quantizers")
    void touchesNothingButItsBlock(WeightQuantizer quantizer) {
        float[] weights = {9, 9, 9, 9, 1, 2, -3, 4, 9, 9, 9, 9};
        byte[] codes = new byte[12];
        quantizer.quantize(weights, 4, 4, codes);
        assertThat(codes).startsWith(0, 0, 0, 0).endsWith(0, 0, 0, 0);
        assertThat(codes[7]).isLessThan((byte) 2);
    }

    @Test
    void leastSquaresIsNeverWorseThanRoundToNearest() {
        Random random = new Random(11);
        double nearest = 0;
        double fitted = 0;
        for (int round = 0; round < 2000; round++) {
            int length = round % 2 == 0 ? 32 : 128;
            float[] weights = new float[length];
            for (int i = 0; i < length; i++) {
                weights[i] = (float) random.nextGaussian();
            }
            byte[] codes = new byte[length];
            double plain = squaredError(weights, codes, new RoundToNearest().quantize(weights, 0, length, codes));
            double best = squaredError(weights, codes, new LeastSquaresScale().quantize(weights, 0, length, codes));
            assertThat(best).as("round %d", round).isLessThanOrEqualTo(plain * (1 + 1e-4));
            nearest += plain;
            fitted += best;
        }
        assertThat(fitted / nearest).isBetween(0.5, 0.9);
    }

    private static double squaredError(float[] weights, byte[] codes, float scale) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double error = weights[i] - (codes[i] - WeightQuantizer.ZERO_CODE) * scale;
            sum += error * error;
        }
        return sum;
    }
}
