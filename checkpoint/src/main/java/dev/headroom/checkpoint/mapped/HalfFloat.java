package dev.headroom.checkpoint.mapped;

/**
 * The two 16-bit floating-point formats of weights: IEEE 754 binary16 and bfloat16. Rounds to nearest, ties to even;
 * too large becomes infinite; NaN stays NaN.
 */
public final class HalfFloat {

    private static final int F32_INFINITY = 0x7F800000;
    private static final float SUBNORMAL_MAGIC = Float.intBitsToFloat(113 << 23);

    private HalfFloat() {}

    /** Returns the value of a binary16. */
    public static float toFloat(short half) {
        int magnitude = (half & 0x7FFF) << 13;
        int exponent = magnitude & (0x1F << 23);
        int bits = magnitude + (112 << 23);
        if (exponent == 0x1F << 23) {
            bits += 112 << 23;
        } else if (exponent == 0) {
            bits = Float.floatToRawIntBits(Float.intBitsToFloat(bits + (1 << 23)) - SUBNORMAL_MAGIC);
        }
        return Float.intBitsToFloat(bits | ((half & 0x8000) << 16));
    }

    /** Returns the binary16 nearest to a value. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7FFFFFFF;
        if (magnitude > F32_INFINITY) {
            return (short) (sign | 0x7E00);
        }
        if (magnitude >= 0x47800000) {
            return (short) (sign | 0x7C00);
        }
        if (magnitude < 0x38800000) {
            // Below the smallest normal: adding 0.5 leaves the rounded multiple of 2^-24 in the low bits.
            int rounded = Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + 0.5f);
            return (short) (sign | (rounded - 0x3F000000));
        }
        int odd = (magnitude >>> 13) & 1;
        return (short) (sign | ((magnitude - (112 << 23) + 0xFFF + odd) >>> 13));
    }

    /** Returns the value of a bfloat16. */
    public static float bfloatToFloat(short bfloat) {
        return Float.intBitsToFloat(bfloat << 16);
    }

    /** Returns the bfloat16 nearest to a value. */
    public static short bfloatFromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if ((bits & 0x7FFFFFFF) > F32_INFINITY) {
            return (short) ((bits >>> 16) | 0x40);
        }
        int odd = (bits >>> 16) & 1;
        return (short) ((bits + 0x7FFF + odd) >>> 16);
    }
}
