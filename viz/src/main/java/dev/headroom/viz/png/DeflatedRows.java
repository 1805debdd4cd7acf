package dev.headroom.viz.png;

import dev.headroom.queue.CancelToken;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Rows of bytes, deflated as they come. Confined to one thread; frees its native memory on close. */
final class DeflatedRows implements AutoCloseable {

    private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8 * 1024];
    private final CancelToken cancel;

    DeflatedRows(CancelToken cancel) {
        this.cancel = cancel;
    }

    void add(byte[] row) {
        cancel.throwIfCancelled();
        deflater.setInput(row);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    byte[] finish() {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        return out.toByteArray();
    }

    private void drain() {
        out.write(buffer, 0, deflater.deflate(buffer));
    }

    @Override
    public void close() {
        deflater.end();
    }
}
