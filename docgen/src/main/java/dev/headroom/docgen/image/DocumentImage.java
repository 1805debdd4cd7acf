package dev.headroom.docgen.image;

import dev.headroom.ByteSize;

/**
 * An image that a document shows: the bytes of its file and its size in pixels. Thread-safe; holds its bytes.
 */
public final class DocumentImage {

    private final String name;
    private final String mediaType;
    private final int width;
    private final int height;
    private final byte[] bytes;

    /**
     * Takes the bytes without a copy; whoever made them must not change them.
     *
     * @param name of a file, with its extension, different from those of the document's other images
     * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/gif} or {@code image/svg+xml}
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param bytes the whole file
     */
    public DocumentImage(String name, String mediaType, int width, int height, byte[] bytes) {
        this.name = name;
        this.mediaType = mediaType;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** Returns its file name. */
    public String name() {
        return name;
    }

    /** Returns what a server calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns its width in pixels. */
    public int width() {
        return width;
    }

    /** Returns its height in pixels. */
    public int height() {
        return height;
    }

    /** Returns how large the file is. */
    public ByteSize weight() {
        return ByteSize.of(bytes.length);
    }

    /** Returns the bytes themselves, not a copy; they must not be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
