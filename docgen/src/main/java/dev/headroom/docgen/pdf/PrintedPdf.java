package dev.headroom.docgen.pdf;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A PDF file, complete in memory, and what a reader should know about it. Holds its bytes. Thread-safe.
 *
 * <p>The same page and settings give the same bytes: dates in the file are fixed, and its identifier comes from its
 * content.
 */
public final class PrintedPdf {

    private final byte[] bytes;
    private final int pageCount;
    private final List<String> notes;

    PrintedPdf(byte[] bytes, int pageCount, List<String> notes) {
        this.bytes = bytes;
        this.pageCount = pageCount;
        this.notes = List.copyOf(notes);
    }

    /** Returns the file; not a copy, must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns how large it is. */
    public ByteSize size() {
        return ByteSize.of(bytes.length);
    }

    /** Returns how many pages it has, at least one. */
    public int pageCount() {
        return pageCount;
    }

    /** Returns what could not be shown and why, one sentence each; possibly empty. */
    public List<String> notes() {
        return notes;
    }

    /** Writes all of it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
