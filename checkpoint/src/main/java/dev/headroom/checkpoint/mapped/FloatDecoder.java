package dev.headroom.checkpoint.mapped;

import dev.headroom.checkpoint.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.ShortBuffer;

/** Turns stored numbers into float32, in loops over arrays that the JIT compiler can vectorise. */
final class FloatDecoder {

    private static final int BATCH = 4096;

    private FloatDecoder() {}

    static boolean canDecode(DType dtype) {
        return switch (dtype) {
            case F64, F32, F16, BF16, Q8_0, Q4_0 -> true;
            case I64, I32, I16, I8, U8, BOOL -> false;
        };
    }

    /** Fills {@code count} elements from {@code at} on; {@code source} is little-endian and holds just them. */
    static void decode(DType dtype, ByteBuffer source, float[] target, int at, int count) {
        source.order(ByteOrder.LITTLE_ENDIAN);
        switch (dtype) {
            case F32 -> source.asFloatBuffer().get(target, at, count);
            case F64 -> decodeF64(source, target, at, count);
            case BF16 -> decodeBf16(source, target, at, count);
            case F16 -> decodeF16(source, target, at, count);
            case Q8_0 -> decodeQ8(source, target, at, count);
            case Q4_0 -> decodeQ4(source, target, at, count);
            default -> throw new IllegalArgumentException("dtype must be floating point, was " + dtype);
        }
    }

    private static void decodeF64(ByteBuffer source, float[] target, int at, int count) {
        DoubleBuffer doubles = source.asDoubleBuffer();
        for (int i = 0; i < count; i++) {
            target[at + i] = (float) doubles.get(i);
        }
    }

    private static void decodeBf16(ByteBuffer source, float[] target, int at, int count) {
        ShortBuffer shorts = source.asShortBuffer();
        short[] batch = new short[Math.min(BATCH, count)];
        for (int done = 0; done < count; done += BATCH) {
            int n = Math.min(BATCH, count - done);
            shorts.get(batch, 0, n);
            for (int i = 0; i < n; i++) {
                target[at + done + i] = Float.intBitsToFloat(batch[i] << 16);
            }
        }
    }

    private static void decodeF16(ByteBuffer source, float[] target, int at, int count) {
        ShortBuffer shorts = source.asShortBuffer();
        short[] batch = new short[Math.min(BATCH, count)];
        for (int done = 0; done < count; done += BATCH) {
            int n = Math.min(BATCH, count - done);
            shorts.get(batch, 0, n);
            for (int i = 0; i < n; i++) {
                target[at + done + i] = HalfFloat.toFloat(batch[i]);
            }
        }
    }

    private static void decodeQ8(ByteBuffer source, float[] target, int at, int count) {
        byte[] block = new byte[DType.Q8_0.blockBytes()];
        for (int done = 0; done < count; done += 32) {
            source.get(block);
            float scale = scale(block);
            int out = at + done;
            for (int i = 0; i < 32; i++) {
                target[out + i] = scale * block[2 + i];
            }
        }
    }

    private static void decodeQ4(ByteBuffer source, float[] target, int at, int count) {
        byte[] block = new byte[DType.Q4_0.blockBytes()];
        for (int done = 0; done < count; done += 32) {
            source.get(block);
            float scale = scale(block);
            int out = at + done;
            for (int i = 0; i < 16; i++) {
                int pair = block[2 + i];
                target[out + i] = scale * ((pair & 15) - 8);
                target[out + 16 + i] = scale * (((pair >> 4) & 15) - 8);
            }
        }
    }

    private static float scale(byte[] block) {
        return HalfFloat.toFloat((short) ((block[0] & 0xFF) | (block[1] << 8)));
    }
}
