package dev.headroom.data.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip, member after member. The JDK's stream takes a next member whose header is damaged or cut off for the end of the
 * file; this one does not, since rows would be lost. Zero bytes after the last member are padding. One thread at a time.
 */
final class GzipBytes extends GZIPInputStream {

    private static final int BUFFER_BYTES = 1 << 13;
    private static final int TRAILER_BYTES = 8;

    private final Passed passed;
    private boolean checked;

    GzipBytes(InputStream in) throws IOException {
        this(new Passed(in));
    }

    private GzipBytes(Passed passed) throws IOException {
        super(passed, BUFFER_BYTES);
        this.passed = passed;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        passed.forget();
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
        if (passed.anyFrom(Math.max(0, TRAILER_BYTES - left))) {
            requirePadding(1);
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

    /** What the JDK's stream takes past its buffer: the end of a trailer, and what may be another header. */
    private static final class Passed extends FilterInputStream {

        private long count;
        private long lastNotZero;

        Passed(InputStream in) {
            super(in);
        }

        /** Returns whether a byte after the first {@code bytes} was not zero. */
        boolean anyFrom(int bytes) {
            return lastNotZero > bytes;
        }

        void forget() {
            count = 0;
            lastNotZero = 0;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0) {
                note(read);
            }
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            // a full buffer is the inflater's and forgotten next
            for (int i = 0; i < read && length < BUFFER_BYTES; i++) {
                note(target[offset + i]);
            }
            return read;
        }

        private void note(int b) {
            count++;
            lastNotZero = b == 0 ? lastNotZero : count;
        }
    }
}
