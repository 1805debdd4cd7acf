package dev.headroom.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A file that appears under its name, or replaces the one that has it, when it is complete: it is written to a temporary
 * name in the same folder and then renamed. Until then, and where writing fails, the old file stays as it was.
 *
 * <pre>{@code
 * try (FileReplacement replacement = FileReplacement.of(file)) {
 *     Files.writeString(replacement.part(), text);
 *     replacement.complete();
 * }
 * }</pre>
 *
 * <p>The temporary name is of its own, {@code .headroom-….part}, so that two writers of one file do not meet and no file
 * of somebody else is overwritten; a killed process leaves it behind. A file that is read may be replaced: who has it
 * open goes on reading the old one. One thread at a time. Errors: {@link UncheckedIOException}.
 */
public final class FileReplacement implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path part;

    private FileReplacement(Path target) {
        this.target = target;
        part = target.resolveSibling(".headroom-" + UUID.randomUUID() + ".part");
    }

    /**
     * Begins to replace a file, which may be absent; of a link, the file that it leads to.
     *
     * @throws IllegalArgumentException if it is a directory, a device or anything else but a file
     * @throws UncheckedIOException if its folder is absent or cannot be written to
     */
    public static FileReplacement of(Path file) {
        try {
            Path target = Files.exists(file)
                    ? file.toRealPath()
                    : file.toAbsolutePath().normalize();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new IllegalArgumentException("file must be absent or a file, was "
                        + (Files.isDirectory(target) ? "the directory " : "the device ") + file);
            }
            Path folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new NoSuchFileException(String.valueOf(folder));
            }
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            return new FileReplacement(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file to write; absent at first. */
    public Path part() {
        return part;
    }

    /** Returns whether a file's name says that it is compressed: it ends in {@code .gz}, in letters of either case. */
    public static boolean isNamedGzip(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Opens the file to write, buffered; once. */
    public OutputStream output() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
    }

    /** Opens the file to write compressed, buffered; once. */
    public OutputStream gzipOutput() throws IOException {
        return new GZIPOutputStream(output(), BUFFER);
    }

    /** Gives what was written its name. */
    public void complete() {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what was written, unless it is complete. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
