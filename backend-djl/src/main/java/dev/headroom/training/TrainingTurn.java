package dev.headroom.training;

import dev.headroom.BackendException;
import dev.headroom.backend.djl.engine.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to train: one job at a time on a machine, since two would take each other's memory and cores. A lock on a
 * file in the directory for temporary files; it ends with its process.
 */
final class TrainingTurn implements AutoCloseable {

    private final FileChannel channel;

    private TrainingTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the turn.
     *
     * @param directory that the processes share
     * @throws BackendException where another job has it
     */
    static TrainingTurn take(Path directory) {
        Path file = directory.resolve("headroom-training-" + System.getProperty("user.name") + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new TrainingTurn(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + file, e);
        }
        throw new BackendException(
                TorchEngine.BACKEND_ID,
                "another training job is running on this machine (it holds " + file + "); one runs at a time",
                null);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
