package dev.headroom.checkpoint.artefact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes that are on the disk, whole, before anyone can see them. */
final class DurableFile {

    private DurableFile() {}

    /** Replaces {@code file} at once: readers see the old or the new content, also after a power cut. */
    static void replace(Path file, byte[] content) throws IOException {
        // Not createTempFile: its files are closed to other users, and images are often built by another user.
        Path partial = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            Files.write(partial, content, StandardOpenOption.CREATE_NEW);
            sync(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes renames in {@code directory} durable where the file system can. */
    static void syncDirectory(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // Windows cannot open directories; it orders renames itself.
        }
    }
}
