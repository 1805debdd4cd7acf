package dev.headroom.checkpoint.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.checkpoint.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatDecoderTest {

    @Test
    void readsBlocksOfBytesWithTheirScale() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * 34).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < 2; block++) {
            bytes.putShort(HalfFloat.fromFloat(0.5f + block));
            for (int i = 0; i < 32; i++) {
                bytes.put((byte) (i - 16));
            }
        }
        float[] values = new float[65];
        FloatDecoder.decode(DType.Q8_0, bytes.flip(), values, 1, 64);
        assertThat(values[1]).isEqualTo(-8f);
        assertThat(values[32]).isEqualTo(7.5f);
        assertThat(values[33]).isEqualTo(-24f);
        assertThat(values[64]).isEqualTo(22.5f);
    }

    @Test
    void readsNibblesLowHalfFirstWithOffsetEight() {
        ByteBuffer bytes = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(HalfFloat.fromFloat(-2f));
        for (int i = 0; i < 16; i++) {
            bytes.put((byte) (i | ((15 - i) << 4)));
        }
        float[] values = new float[32];
        FloatDecoder.decode(DType.Q4_0, bytes.flip(), values, 0, 32);
        for (int i = 0; i < 16; i++) {
            assertThat(values[i]).isEqualTo(-2f * (i - 8));
            assertThat(values[16 + i]).isEqualTo(-2f * (7 - i));
        }
    }

    @Test
    void readsEveryPlainFormatInBatches() {
        int count = 10_001;
        Random random = new Random(5);
        ByteBuffer doubles = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer halves = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer bfloats = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        float[] expected = new float[count];
        for (int i = 0; i < count; i++) {
            // Eight significant bits: exact in every format.
            expected[i] = (random.nextInt(255) - 127) / 16f;
            doubles.putDouble(expected[i]);
            halves.putShort(HalfFloat.fromFloat(expected[i]));
            bfloats.putShort(HalfFloat.bfloatFromFloat(expected[i]));
        }
        float[] values = new float[count];
        FloatDecoder.decode(DType.F64, doubles.flip(), values, 0, count);
        assertThat(values).containsExactly(expected);
        FloatDecoder.decode(DType.F16, halves.flip(), values, 0, count);
        assertThat(values).containsExactly(expected);
        FloatDecoder.decode(DType.BF16, bfloats.flip(), values, 0, count);
        assertThat(values).containsExactly(expected);
    }
}
