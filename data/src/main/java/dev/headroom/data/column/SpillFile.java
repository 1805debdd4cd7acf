package dev.headroom.data.column;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file of blocks, written through the file and read through mappings: a full disk is an exception of the
 * write and never a fault of a read. Not thread-safe; the blocks are.
 */
final class SpillFile implements AutoCloseable {

    // few large mappings, because a process may have some 65,000
    private static final int SEGMENT = 16 << 20;

    private final FileChannel channel;

    private long segmentStart;
    private int segmentUsed;
    private MappedByteBuffer segment;
    private long bytes;

    private SpillFile(FileChannel channel) throws IOException {
        this.channel = channel;
        segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, 0);
    }

    static SpillFile create(Path directory) throws IOException {
        Path path = Files.createTempFile(directory, "headroom-columns", ".tmp");
        try {
            // deleting on close removes the name at once where the system can
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            return new SpillFile(channel);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    ByteSize bytes() {
        return ByteSize.of(bytes);
    }

    /** Writes a block and returns it as mapped memory. */
    ByteBuffer append(ByteBuffer block) throws IOException {
        int length = block.remaining();
        if (length > segment.capacity() - segmentUsed) {
            startSegment(Math.max(length, SEGMENT));
        }
        int start = segmentUsed;
        while (block.hasRemaining()) {
            channel.write(block, segmentStart + start + length - block.remaining());
        }
        segmentUsed += (length + Long.BYTES - 1) & -Long.BYTES;
        segmentUsed = Math.min(segmentUsed, segment.capacity());
        bytes += length;
        return segment.slice(start, length);
    }

    private void startSegment(int length) throws IOException {
        long start = segmentStart + segment.capacity();
        // a mapping must not reach beyond the file; what lies between is filled before it is read
        channel.write(ByteBuffer.allocate(1), start + length - 1);
        segment = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
        segmentStart = start;
        segmentUsed = 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a file of columns", e);
        }
    }
}
