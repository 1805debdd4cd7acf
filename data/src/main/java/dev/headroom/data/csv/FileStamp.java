package dev.headroom.data.csv;

import dev.headroom.MalformedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * How large a file is and when it was last written, to see whether it changed between two passes. Thread-safe.
 *
 * @param bytes the size
 * @param modified the time
 */
record FileStamp(long bytes, FileTime modified) {

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    /** @throws MalformedFileException if the file is not as it was then */
    void requireSame(Path file) {
        FileStamp now = of(file);
        if (!equals(now)) {
            throw new MalformedFileException(
                    file.toString(), "file", "stay as it is while it is read: " + this, "changed: " + now);
        }
    }

    @Override
    public String toString() {
        return bytes + " bytes of " + modified;
    }
}
