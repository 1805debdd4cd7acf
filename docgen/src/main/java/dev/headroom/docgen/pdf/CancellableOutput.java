package dev.headroom.docgen.pdf;

import dev.headroom.queue.CancelToken;
import java.io.ByteArrayOutputStream;

/** Collects the file and looks at the token before each block. */
final class CancellableOutput extends ByteArrayOutputStream {

    private static final int FIRST_CAPACITY = 64 * 1024;

    private final CancelToken cancel;

    CancellableOutput(CancelToken cancel) {
        super(FIRST_CAPACITY);
        this.cancel = cancel;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        cancel.throwIfCancelled();
        super.write(bytes, offset, length);
    }
}
