package dev.headroom.docgen.word;

import java.util.List;

/** A complete Word file and what a reader should know about it. Thread-safe; holds its bytes. */
public final class WrittenWord {

    private final byte[] bytes;
    private final List<String> notes;

    WrittenWord(byte[] bytes, List<String> notes) {
        this.bytes = bytes;
        this.notes = List.copyOf(notes);
    }

    /** Returns the file itself, not a copy; it must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns what could not be shown and why, one sentence each; possibly empty. */
    public List<String> notes() {
        return notes;
    }
}
