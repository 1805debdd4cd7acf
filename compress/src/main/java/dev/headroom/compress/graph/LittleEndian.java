package dev.headroom.compress.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Float32 values as the weight file holds them. */
final class LittleEndian {

    private LittleEndian() {}

    /** Returns the first {@code count} values as bytes, ready to be written. */
    static ByteBuffer of(float[] values, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, 0, count);
        return bytes;
    }
}
