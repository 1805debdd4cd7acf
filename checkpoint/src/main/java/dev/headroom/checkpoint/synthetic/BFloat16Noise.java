package dev.headroom.checkpoint.synthetic;

import java.nio.ByteBuffer;

/**
 * Cheap bell-shaped noise straight in BF16: the sum of the four 16-bit pieces of one xorshift64* number (Vigna 2016, An
 * experimental exploration of Marsaglia's xorshift generators, scrambled, section 3), which is nearly Gaussian within
 * 3.4 deviations and never beyond.
 */
final class BFloat16Noise {

    private static final long MULTIPLIER = 0x2545F4914F6CDD1DL;
    private static final short ONE = 0x3F80;

    /** Deviation of the sum of four uniform integers below 65536: {@code 65536 · sqrt(4 / 12)}. */
    private static final double SUM_DEVIATION = 65536 / Math.sqrt(3);

    private static final int SUM_MEAN = 4 * 65535 / 2;

    private long state;

    BFloat16Noise(long seed) {
        // the state must not be 0; the multiplier spreads small seeds
        long spread = (seed + 1) * 0x9E3779B97F4A7C15L;
        state = spread == 0 ? MULTIPLIER : spread;
    }

    void fill(ByteBuffer target, int count, float deviation) {
        float scale = (float) (deviation / SUM_DEVIATION);
        long x = state;
        for (int i = 0; i < count; i++) {
            x ^= x >>> 12;
            x ^= x << 25;
            x ^= x >>> 27;
            long bits = x * MULTIPLIER;
            int sum = (int) (bits & 0xFFFF)
                    + (int) (bits >>> 16 & 0xFFFF)
                    + (int) (bits >>> 32 & 0xFFFF)
                    + (int) (bits >>> 48);
            // half an ulp of BF16 is added, so that cutting rounds
            int wide = Float.floatToRawIntBits((sum - SUM_MEAN) * scale) + 0x8000;
            target.putShort((short) (wide >>> 16));
        }
        state = x;
    }

    static void fillOnes(ByteBuffer target, int count) {
        for (int i = 0; i < count; i++) {
            target.putShort(ONE);
        }
    }
}
