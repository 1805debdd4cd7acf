package dev.headroom.compress.graph;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one external file of a graph. Every tensor starts on a page, so that the runtime can map it. */
final class WeightFile implements Closeable {

    /** Tensors start at multiples of this. */
    static final int ALIGNMENT = 4096;

    private final Path path;
    private final FileChannel channel;
    private long end;

    WeightFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Where a tensor lies.
     *
     * @param offset of the first byte in the file
     * @param length in bytes
     */
    record Extent(long offset, long length) {}

    /** Returns the file's name, as the graph refers to it. */
    String name() {
        return path.getFileName().toString();
    }

    Extent reserve(long bytes) {
        Extent extent = new Extent((end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, bytes);
        end = extent.offset() + bytes;
        return extent;
    }

    /** Writes what remains in {@code bytes} at {@code position} of the file. */
    void write(long position, ByteBuffer bytes) {
        try {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
