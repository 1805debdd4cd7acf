package dev.headroom.checkpoint.artefact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The hidden directory beside the target that a build writes into, {@code .NAME.partial-PROCESS-RANDOM}. A lock inside
 * tells running builds from dead ones: the system gives it up when the process ends, however it ends.
 *
 * <p>The name carries the process because closing any channel of a file gives up every POSIX lock that the process has
 * on it: a process must not probe its own locks.
 */
final class BuildDirectory implements AutoCloseable {

    static final String LOCK = ".lock";

    private static final Duration STARTING = Duration.ofHours(1);

    private final Path path;
    private final FileChannel lock;

    private BuildDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Deletes what dead builds of {@code target} left, puts back what one had moved aside, and makes a new directory. */
    static BuildDirectory create(Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent(), "parent");
        Files.createDirectories(parent);
        for (Path left : siblings(target, ".partial-")) {
            if (isDead(left)) {
                deleteTree(left);
            }
        }
        for (Path aside : siblings(target, ".replaced-")) {
            if (Files.exists(target)) {
                deleteTree(aside);
            } else {
                Files.move(aside, target);
            }
        }
        Path path = Files.createDirectory(
                parent.resolve(prefix(target, ".partial-") + process() + "-" + UUID.randomUUID()));
        FileChannel lock = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock.lock();
        } catch (IOException e) {
            lock.close();
            deleteTree(path);
            throw e;
        }
        return new BuildDirectory(path, lock);
    }

    Path path() {
        return path;
    }

    /** Becomes {@code target}; what was there is moved aside first and deleted last. */
    void moveTo(Path target) throws IOException {
        Path aside = null;
        if (Files.exists(target)) {
            aside = target.resolveSibling(prefix(target, ".replaced-") + UUID.randomUUID());
            Files.move(target, aside);
        }
        try {
            // The lock is kept over the rename: a build without one could be taken for dead.
            Files.move(path, target);
        } catch (IOException e) {
            if (aside != null) {
                Files.move(aside, target);
            }
            throw e;
        }
        lock.close();
        Files.deleteIfExists(target.resolve(LOCK));
        DurableFile.syncDirectory(target.getParent());
        if (aside != null) {
            deleteTree(aside);
        }
    }

    /** Deletes the directory, where it has not become the target. */
    @Override
    public void close() throws IOException {
        deleteTree(path);
        lock.close();
    }

    private static List<Path> siblings(Path target, String kind) throws IOException {
        List<Path> found = new ArrayList<>();
        String prefix = prefix(target, kind);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                Objects.requireNonNull(target.getParent(), "parent"),
                each -> each.getFileName().toString().startsWith(prefix))) {
            all.forEach(found::add);
        }
        return found;
    }

    private static boolean isDead(Path left) throws IOException {
        if (left.getFileName().toString().contains(".partial-" + process() + "-")) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(left.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException | AccessDeniedException e) {
            // Ours, or another user's, which is not ours to delete.
            return false;
        } catch (NoSuchFileException e) {
            return isOld(left);
        }
    }

    private static boolean isOld(Path left) throws IOException {
        try {
            Instant modified = Files.getLastModifiedTime(left).toInstant();
            return modified.plus(STARTING).isBefore(Instant.now());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static String prefix(Path target, String kind) {
        return "." + target.getFileName() + kind;
    }

    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return self.pid() + "." + started;
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
