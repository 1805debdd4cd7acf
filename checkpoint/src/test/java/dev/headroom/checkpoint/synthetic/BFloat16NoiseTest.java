package dev.headroom.checkpoint.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class BFloat16NoiseTest {

    private static final int COUNT = 200_000;

    @Test
    void hasTheDeviationThatWasAskedFor() {
        double sum = 0;
        double squares = 0;
        for (float value : values(1, 0.02f)) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / COUNT).isCloseTo(0, within(2e-4));
        assertThat(Math.sqrt(squares / COUNT)).isCloseTo(0.02, within(2e-4));
    }

    @Test
    void equalSeedsGiveEqualWeightsAndOthersDoNot() {
        assertThat(values(5, 1)).isEqualTo(values(5, 1)).isNotEqualTo(values(6, 1));
    }

    @Test
    void theSeedBeforeZeroIsUsableToo() {
        assertThat(values(-1, 1)).isNotEqualTo(new float[COUNT]);
    }

    private static float[] values(long seed, float deviation) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * COUNT).order(ByteOrder.LITTLE_ENDIAN);
        new BFloat16Noise(seed).fill(bytes, COUNT, deviation);
        bytes.flip();
        float[] values = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = Float.intBitsToFloat(bytes.getShort() << 16);
        }
        return values;
    }
}
