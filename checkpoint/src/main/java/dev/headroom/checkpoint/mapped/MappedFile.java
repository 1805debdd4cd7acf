package dev.headroom.checkpoint.mapped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file of any size, mapped read-only. Windows start every GiB and reach up to 2 GiB, so that a slice of up to 1 GiB
 * always lies in one of them; the overlap costs addresses, not memory. Longer slices are mapped on their own.
 *
 * <p>Thread-safe. The file must not be cut while it is mapped. The JVM unmaps a window once no slice of it is reachable.
 */
public final class MappedFile implements AutoCloseable {

    private static final long STRIDE = 1L << 30;

    private final Path path;
    private final long total;
    private volatile List<MappedByteBuffer> windows;
    private volatile boolean closed;

    private MappedFile(Path path, long total, List<MappedByteBuffer> windows) {
        this.path = path;
        this.total = total;
        this.windows = windows;
    }

    /**
     * Maps a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static MappedFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            List<MappedByteBuffer> windows = new ArrayList<>();
            for (long start = 0; start < size; start += STRIDE) {
                windows.add(channel.map(MapMode.READ_ONLY, start, Math.min(Integer.MAX_VALUE, size - start)));
            }
            return new MappedFile(path, size, List.copyOf(windows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where the file lies. */
    public Path path() {
        return path;
    }

    /** Returns the bytes of the file. */
    public long size() {
        return total;
    }

    /**
     * Returns a part of the file: read-only, little-endian, from position 0 to its limit.
     *
     * @throws IndexOutOfBoundsException if it reaches beyond the file
     * @throws IllegalStateException if this is closed
     */
    public ByteBuffer slice(long offset, int length) {
        List<MappedByteBuffer> mapped = windows;
        if (closed) {
            throw new IllegalStateException(path + " is closed");
        }
        Objects.checkFromIndexSize(offset, length, total);
        if (length == 0) {
            return ByteBuffer.allocate(0).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
        MappedByteBuffer window = mapped.get((int) (offset / STRIDE));
        int start = (int) (offset % STRIDE);
        if (length > window.limit() - start) {
            return mapAlone(offset, length);
        }
        return window.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer mapAlone(long offset, int length) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        windows = List.of();
    }
}
