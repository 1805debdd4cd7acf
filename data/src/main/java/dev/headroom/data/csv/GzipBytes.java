package dev.headroom.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip, member after member. The JDK's stream takes a next member whose header is damaged for the end of the file;
 * this one does not, since rows would be lost. Zero bytes after the last member are padding. One thread at a time.
 */
final class GzipBytes extends GZIPInputStream {

    private static final int BUFFER_BYTES = 1 << 13;
    private static final int TRAILER_BYTES = 8;

    private boolean checked;

    GzipBytes(InputStream in) throws IOException {
        super(in, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0 && !checked) {
            checked = true;
            checkRest();
        }
        return read;
    }

    private void checkRest() throws IOException {
        int left = inf.getRemaining();
        for (int i = len - left + TRAILER_BYTES; i < len; i++) {
            requirePadding(buf[i]);
        }
        for (int b = in.read(); b >= 0; b = in.read()) {
            requirePadding(b);
        }
    }

    private static void requirePadding(int b) throws ZipException {
        if (b != 0) {
            throw new ZipException("damaged or foreign bytes after a gzip member");
        }
    }
}
