package dev.headroom.data.csv;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A start, a piece that is repeated, and an end: text that is never held as a whole. */
final class Endless extends InputStream {

    private final byte[] start;
    private final byte[] unit;
    private final long repeatedBytes;
    private final byte[] end;
    private long given;

    private Endless(String start, String unit, long repeatedBytes, String end) {
        this.start = start.getBytes(StandardCharsets.UTF_8);
        this.unit = unit.getBytes(StandardCharsets.UTF_8);
        this.repeatedBytes = repeatedBytes;
        this.end = end.getBytes(StandardCharsets.UTF_8);
    }

    static Endless of(String start, String unit, long repeatedBytes, String end) {
        return new Endless(start, unit, repeatedBytes, end);
    }

    static Endless of(String start, String unit, long repeatedBytes) {
        return new Endless(start, unit, repeatedBytes, "");
    }

    /** Returns how many bytes were taken. */
    long given() {
        return given;
    }

    @Override
    public int read() {
        long at = given++;
        if (at < start.length) {
            return start[(int) at];
        }
        at -= start.length;
        if (at < repeatedBytes) {
            return unit[(int) (at % unit.length)];
        }
        at -= repeatedBytes;
        if (at < end.length) {
            return end[(int) at];
        }
        given--;
        return -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        for (int i = 0; i < length; i++) {
            int b = read();
            if (b < 0) {
                return i == 0 ? -1 : i;
            }
            target[offset + i] = (byte) b;
        }
        return length;
    }
}
