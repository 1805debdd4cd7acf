package dev.headroom.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's characters, numbered from 0, that can be read again from the place that was last named as still needed. One
 * thread at a time. Holds chunks of 8,192 characters from there on, usually three.
 */
final class CharSource implements Closeable {

    /** Characters in a chunk, which is what the tokenizer asks for at a time. */
    static final int CHUNK = 8_192;

    private static final class Chunk {
        final char[] chars = new char[CHUNK];
        long start;
        int length;
    }

    private final TextDecoder decoder;
    private final List<Chunk> kept = new ArrayList<>();
    private final List<Chunk> spare = new ArrayList<>();
    private int current;
    private int inChunk;
    private long decodedEnd;
    private long keepFrom;
    private Runnable beforeEachChunk = () -> {};

    CharSource(TextDecoder decoder) {
        this.decoder = decoder;
    }

    /** Has something done before each chunk is read, such as looking whether to stop, however few rows there are. */
    void beforeEachChunk(Runnable action) {
        beforeEachChunk = action;
    }

    /** Returns the position of the next character. */
    long position() {
        return current < kept.size() ? kept.get(current).start + inChunk : decodedEnd;
    }

    /** Promises that no position before this one will be sought. */
    void keepFrom(long position) {
        keepFrom = position;
    }

    /** Returns the position of the last character that stands for an undecodable byte, or -1. */
    long lastUndecodable() {
        return decoder.lastUndecodable();
    }

    /** Returns how many bytes could not be decoded so far. */
    long undecodable() {
        return decoder.undecodable();
    }

    /** Copies up to {@code count} characters; returns how many, or -1 at the end. */
    int read(char[] target, int offset, int count) throws IOException {
        if (!available()) {
            return -1;
        }
        Chunk chunk = kept.get(current);
        int taken = Math.min(count, chunk.length - inChunk);
        System.arraycopy(chunk.chars, inChunk, target, offset, taken);
        inChunk += taken;
        return taken;
    }

    /** Returns the next character, or -1 at the end. */
    int next() throws IOException {
        return available() ? kept.get(current).chars[inChunk++] : -1;
    }

    /** Goes to a position that is kept. */
    void seek(long position) {
        for (int i = 0; i < kept.size(); i++) {
            Chunk chunk = kept.get(i);
            if (position < chunk.start + chunk.length) {
                if (position < chunk.start) {
                    break;
                }
                current = i;
                inChunk = (int) (position - chunk.start);
                return;
            }
        }
        if (position != decodedEnd) {
            throw new IllegalStateException("position must be kept, was " + position);
        }
        current = kept.size();
        inChunk = 0;
    }

    /**
     * Reads past {@code lines} line ends (CR, LF or CRLF), or to the end of the input.
     */
    void passLines(long lines, Passing passing) throws IOException {
        long left = lines;
        while (left > 0 && available()) {
            Chunk chunk = kept.get(current);
            int i = inChunk;
            while (i < chunk.length && chunk.chars[i] != '\n' && chunk.chars[i] != '\r') {
                i++;
            }
            inChunk = i;
            if (i < chunk.length) {
                endLine();
                left--;
            }
            if (passing == Passing.FORGET) {
                keepFrom = position();
            }
        }
    }

    /** Whether passed characters may be sought again. */
    enum Passing {
        KEEP,
        FORGET
    }

    private void endLine() throws IOException {
        if (next() == '\r' && available() && kept.get(current).chars[inChunk] == '\n') {
            inChunk++;
        }
    }

    /** Returns whether there is a next character. */
    boolean available() throws IOException {
        if (current < kept.size() && inChunk < kept.get(current).length) {
            return true;
        }
        if (current < kept.size() - 1) {
            current++;
            inChunk = 0;
            return true;
        }
        return decode();
    }

    private boolean decode() throws IOException {
        beforeEachChunk.run();
        dropPassed();
        Chunk chunk = spare.isEmpty() ? new Chunk() : spare.remove(spare.size() - 1);
        int count = decoder.fill(chunk.chars);
        if (count < 0) {
            spare.add(chunk);
            return false;
        }
        chunk.start = decodedEnd;
        chunk.length = count;
        decodedEnd += count;
        kept.add(chunk);
        current = kept.size() - 1;
        inChunk = 0;
        return true;
    }

    private void dropPassed() {
        int drop = 0;
        while (drop < kept.size() && kept.get(drop).start + kept.get(drop).length <= keepFrom) {
            if (spare.size() < 2) {
                spare.add(kept.get(drop));
            }
            drop++;
        }
        if (drop > 0) {
            kept.subList(0, drop).clear();
            current = Math.max(0, current - drop);
        }
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
