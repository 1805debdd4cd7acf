package dev.headroom.compress.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.compress.quantize.QuantizedRows.RowEnd;
import org.junit.jupiter.api.Test;

/** The packed bytes, to the nibble. */
class NibbleLayoutTest {

    /** Takes weights as codes, so that the layout is all that is left. */
    private static final WeightQuantizer AS_IS = new WeightQuantizer() {
        @Override
        public String name() {
            return "as-is";
        }

        @Override
        public float quantize(float[] weights, int from, int length, byte[] codes) {
            for (int i = from; i < from + length; i++) {
                codes[i] = (byte) weights[i];
            }
            return length;
        }
    };

    @Test
    void evenWeightsAreLowNibblesAndShortBlocksEndWithZeros() {
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15};
        byte[] nibbles = new byte[8];
        float[] scales = new float[4];
        QuantizedRows rows = new QuantizedRows(AS_IS, 2, 7, 4, RowEnd.WHOLE_BLOCK);
        rows.pack(weights, 2, nibbles, scales);
        assertThat(nibbles)
                .isEqualTo(
                        new byte[] {0x21, 0x43, 0x65, (byte) 0x87, (byte) 0xA9, (byte) 0xCB, (byte) 0xED, (byte) 0x8F});
        assertThat(scales).containsExactly(4, 3, 4, 3);
    }

    @Test
    void rowsOfATableEndWithTheLastWeight() {
        float[] weights = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13};
        byte[] nibbles = new byte[6];
        float[] scales = new float[4];
        QuantizedRows rows = new QuantizedRows(AS_IS, 2, 6, 4, RowEnd.LAST_WEIGHT);
        rows.pack(weights, 2, nibbles, scales);
        assertThat(nibbles).isEqualTo(new byte[] {0x21, 0x43, 0x65, (byte) 0x97, (byte) 0xBA, (byte) 0xDC});
    }

    @Test
    void errorIsThatOfTheRoundedWeights() {
        QuantizedRows rows = new QuantizedRows(new RoundToNearest(), 1, 4, 4, RowEnd.WHOLE_BLOCK);
        rows.pack(new float[] {-8, 1.25f, 3, 7}, 1, new byte[2], new float[1]);
        TensorError error = rows.error("w", 4);
        assertThat(error.largest()).isEqualTo(0.25);
        assertThat(error.rootMeanSquare()).isEqualTo(0.125);
        assertThat(error.relative()).isEqualTo(Math.sqrt(0.0625 / (64 + 1.5625 + 9 + 49)));
    }
}
