package dev.headroom.document;

import dev.headroom.ByteSize;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What rendering made, complete in memory, and what a reader should know about it.
 *
 * @param format what it is
 * @param files the document first, then the files that belong to it
 * @param pages how many pages it has, where it has pages and the renderer knows
 * @param sizes how it shrank on the way, step by step; possibly empty
 * @param notes what could not be shown and why, one sentence each; possibly empty
 */
public record RenderedDocument(
        DocumentFormat format, List<DocumentFile> files, OptionalInt pages, List<SizeStep> sizes, List<String> notes) {

    /** Copies the lists; rejects no files at all. */
    public RenderedDocument {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(pages, "pages");
        files = List.copyOf(files);
        sizes = List.copyOf(sizes);
        notes = List.copyOf(notes);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must hold the document, was empty");
        }
    }

    /**
     * One step that made the document smaller, or larger.
     *
     * @param name what was done
     * @param before bytes before it
     * @param after bytes after it
     */
    public record SizeStep(String name, ByteSize before, ByteSize after) {}

    /** Returns the document itself. */
    public DocumentFile main() {
        return files.get(0);
    }

    /** Returns the bytes of all files together. */
    public ByteSize totalSize() {
        return files.stream().map(DocumentFile::size).reduce(ByteSize.ZERO, ByteSize::plus);
    }
}
