package dev.headroom.document;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * One file that rendering made. Thread-safe; holds its bytes.
 *
 * <p>Its name is relative, with forward slashes and without {@code ..}: {@code report.html}, {@code images/heights.png}.
 */
public final class DocumentFile {

    private final String name;
    private final String mediaType;
    private final byte[] bytes;

    /**
     * Takes the bytes without a copy; whoever made them must not change them.
     *
     * @param name relative, with forward slashes
     * @param mediaType what a server calls it
     * @param bytes all of it
     */
    public DocumentFile(String name, String mediaType, byte[] bytes) {
        if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
            throw new IllegalArgumentException("name must be relative and without .., was '" + name + "'");
        }
        this.name = name;
        this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
        this.bytes = Objects.requireNonNull(bytes, "bytes");
    }

    /** Returns the relative name. */
    public String name() {
        return name;
    }

    /** Returns what a server calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns how large it is. */
    public ByteSize size() {
        return ByteSize.of(bytes.length);
    }

    /** Returns a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes all of it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + size() + ")";
    }
}
