package dev.headroom.docgen.pdf;

import dev.headroom.queue.CancelToken;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Looks at the token before each read. */
final class CancellableReader extends FilterReader {

    private final CancelToken cancel;

    CancellableReader(Reader in, CancelToken cancel) {
        super(in);
        this.cancel = cancel;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        cancel.throwIfCancelled();
        return super.read(buffer, offset, length);
    }
}
