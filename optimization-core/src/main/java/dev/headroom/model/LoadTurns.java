package dev.headroom.model;

import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the processes of a box load one after the other. Two that look at the box at the same moment both see the memory
 * free, and both allocate it; the second one has to look after the first has allocated.
 *
 * <pre>{@code
 * LoadTurns turns = LoadTurns.in(cacheDirectory);
 * try (LoadTurns.Turn turn = turns.take(cancel)) { reserve and load }
 * }</pre>
 *
 * <p>A turn is a lock on {@value #FILE_NAME} in a directory that the processes share; it ends with its process. Where it
 * cannot be had (a read-only or remote disk) loading goes on without. Thread-safe. On Linux a waiter that gives up also
 * ends the turn of another host in the same JVM.
 */
public final class LoadTurns {

    /** Name of the file. */
    public static final String FILE_NAME = "headroom-load.lock";

    private static final Logger LOG = LoggerFactory.getLogger(LoadTurns.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Optional<Path> file;

    private LoadTurns(Optional<Path> file) {
        this.file = file;
    }

    /** Returns turns among all processes that use a directory, which is made when the first is taken. */
    public static LoadTurns in(Path directory) {
        return new LoadTurns(Optional.of(directory.resolve(FILE_NAME)));
    }

    /** Returns turns that are always free: other processes are not looked at. */
    public static LoadTurns unlimited() {
        return new LoadTurns(Optional.empty());
    }

    /** The right to load, until closed. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits until no other process loads.
     *
     * @throws RequestCancelledException if {@code cancel} fires or the thread is interrupted before
     */
    public Turn take(CancelToken cancel) {
        if (file.isEmpty()) {
            return () -> {};
        }
        FileChannel channel;
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            channel = FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.debug("loading without taking turns, {} cannot be opened", file.get(), e);
            return () -> {};
        }
        boolean taken = false;
        try {
            await(channel, cancel);
            taken = true;
            return () -> close(channel);
        } finally {
            if (!taken) {
                close(channel);
            }
        }
    }

    private static void await(FileChannel channel, CancelToken cancel) {
        while (!isFree(channel)) {
            cancel.throwIfCancelled();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new RequestCancelledException("interrupted");
            }
        }
    }

    // the lock lives as long as its channel
    private static boolean isFree(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.debug("loading without taking turns, the file cannot be locked", e);
            return true;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("the lock file could not be closed", e);
        }
    }
}
