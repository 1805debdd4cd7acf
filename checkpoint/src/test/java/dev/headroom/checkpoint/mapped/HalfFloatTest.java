package dev.headroom.checkpoint.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfFloatTest {

    @Test
    void readsEveryBinary16AsTheStandardDefinesIt() {
        for (int bits = 0; bits < 65_536; bits++) {
            float expected = reference(bits);
            float actual = HalfFloat.toFloat((short) bits);
            boolean same = Float.isNaN(expected)
                    ? Float.isNaN(actual)
                    : Float.floatToRawIntBits(actual) == Float.floatToRawIntBits(expected)
                            && HalfFloat.fromFloat(actual) == (short) bits;
            if (!same) {
                fail("bits %04x gave %s".formatted(bits, actual));
            }
        }
    }

    @Test
    void roundsToTheNearestBinary16WithTiesToEven() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(
                    (random.nextInt(0x47900000 - 0x32000000) + 0x32000000) | (random.nextBoolean() ? 1 << 31 : 0));
            int low = 0;
            int high = 0x7C00;
            float magnitude = Math.abs(value);
            while (high - low > 1) {
                int middle = (low + high) / 2;
                if (reference(middle) <= magnitude) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            // Beyond the largest finite value the next step would be 65536.
            double above = high == 0x7C00 ? 65_536 : reference(high);
            double toLow = (double) magnitude - reference(low);
            double toHigh = above - magnitude;
            int nearest = toLow < toHigh || (toLow == toHigh && low % 2 == 0) ? low : high;
            assertThat(HalfFloat.fromFloat(value) & 0x7FFF)
                    .as("value %s", value)
                    .isEqualTo(nearest);
        }
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(Float.NaN))).isNaN();
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(Float.NEGATIVE_INFINITY)))
                .isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void roundsToTheNearestBfloat16WithTiesToEven() {
        assertThat(HalfFloat.bfloatFromFloat(1.0f)).isEqualTo((short) 0x3F80);
        assertThat(HalfFloat.bfloatFromFloat(Float.intBitsToFloat(0x3F808000))).isEqualTo((short) 0x3F80);
        assertThat(HalfFloat.bfloatFromFloat(Float.intBitsToFloat(0x3F818000))).isEqualTo((short) 0x3F82);
        assertThat(HalfFloat.bfloatFromFloat(Float.intBitsToFloat(0x3F808001))).isEqualTo((short) 0x3F81);
        assertThat(HalfFloat.bfloatToFloat(HalfFloat.bfloatFromFloat(Float.intBitsToFloat(0x7F800001))))
                .isNaN();
        assertThat(HalfFloat.bfloatToFloat(HalfFloat.bfloatFromFloat(Float.MAX_VALUE)))
                .isInfinite();
    }

    private static float reference(int bits) {
        int exponent = (bits >> 10) & 31;
        int mantissa = bits & 1023;
        double magnitude = exponent == 0
                ? mantissa * 0x1p-24
                : exponent == 31
                        ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : (1024 + mantissa) * Math.pow(2, exponent - 25);
        return (float) ((bits & 0x8000) == 0 ? magnitude : -magnitude);
    }
}
