package dev.headroom.checkpoint.mapped;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The remaining bytes of a buffer as a stream. One thread at a time. */
public final class ByteBufferStream extends InputStream {

    private final ByteBuffer buffer;

    /** Reads from {@code buffer}, moving its position. */
    public ByteBufferStream(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int read() {
        return buffer.hasRemaining() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length > 0 && !buffer.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }
}
