package dev.headroom.training.lora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** A hidden directory that becomes the target in one rename, or goes away. */
final class UnfinishedDirectory implements AutoCloseable {

    private final Path path;
    private final Path target;

    private UnfinishedDirectory(Path path, Path target) {
        this.path = path;
        this.target = target;
    }

    /**
     * Makes it beside {@code target}.
     *
     * @throws IllegalArgumentException if there is something in the way
     */
    static UnfinishedDirectory beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        requireFree(absolute);
        Path parent = Objects.requireNonNull(absolute.getParent(), "parent");
        Files.createDirectories(parent);
        String name = "." + absolute.getFileName() + ".partial-" + UUID.randomUUID();
        return new UnfinishedDirectory(Files.createDirectory(parent.resolve(name)), absolute);
    }

    private static void requireFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (Files.isDirectory(target)) {
            try (Stream<Path> content = Files.list(target)) {
                if (content.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException("target must be absent or an empty directory, was " + target);
    }

    Path path() {
        return path;
    }

    /** Becomes the target. */
    void commit() throws IOException {
        requireFree(target);
        Files.deleteIfExists(target);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what is there, unless it has become the target. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
