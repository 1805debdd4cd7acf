package dev.headroom.model;

import dev.headroom.ByteSize;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what loads really took, so that the next budget promise is a measurement instead of an estimate. Kept in
 * {@value #FILE_NAME} of a cache directory, keyed by model id, path, size, context and threads; a changed model is a
 * new key.
 *
 * <pre>{@code
 * LoadProfiles profiles = LoadProfiles.in(cacheDirectory);
 * profiles.find(files, settings, 2);
 * }</pre>
 *
 * <p>An unreadable file is ignored and a file that cannot be written is lost: both cost only an estimate. Entries whose
 * model is gone are dropped when another is stored. Thread-safe; two processes may overwrite each other's entries.
 */
public final class LoadProfiles {

    /** Name of the file. */
    public static final String FILE_NAME = "headroom-profile.properties";

    private static final Logger LOG = LoggerFactory.getLogger(LoadProfiles.class);
    private static final String SEPARATOR = "|";

    private final Optional<Path> file;
    private final Properties entries = new Properties();
    private boolean read;

    private LoadProfiles(Optional<Path> file) {
        this.file = file;
    }

    /** Returns the profiles kept in a directory, which is made when the first is stored. */
    public static LoadProfiles in(Path cacheDirectory) {
        return new LoadProfiles(Optional.of(cacheDirectory.resolve(FILE_NAME)));
    }

    /** Returns profiles that are forgotten with the process. */
    public static LoadProfiles inMemory() {
        return new LoadProfiles(Optional.empty());
    }

    /** Returns the bytes that loading this model this way took the last time. */
    public synchronized Optional<ByteSize> find(ModelFiles files, LoadSettings settings, int threads) {
        readOnce();
        String value = entries.getProperty(key(files, settings, threads));
        if (value == null) {
            return Optional.empty();
        }
        try {
            long bytes = Long.parseLong(value);
            return bytes > 0 ? Optional.of(ByteSize.of(bytes)) : Optional.empty();
        } catch (NumberFormatException e) {
            LOG.debug("ignoring the load profile of {}, was {}", files.id(), value);
            return Optional.empty();
        }
    }

    /** Stores what loading this model this way took. */
    public synchronized void store(ModelFiles files, LoadSettings settings, int threads, ByteSize peak) {
        readOnce();
        entries.keySet().removeIf(key -> !Files.exists(pathOf(key.toString())));
        entries.setProperty(key(files, settings, threads), Long.toString(peak.bytes()));
        file.ifPresent(this::write);
    }

    private void readOnce() {
        if (read) {
            return;
        }
        read = true;
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
            entries.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            entries.clear();
            LOG.debug("ignoring unreadable load profiles in {}", file.get(), e);
        }
    }

    private void write(Path target) {
        try {
            StringWriter text = new StringWriter();
            entries.store(text, "bytes that loading each model took");
            Path directory = target.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, FILE_NAME, ".part");
            try {
                Files.writeString(temporary, text.toString());
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.debug("load profiles could not be written to {}", target, e);
        }
    }

    private static String key(ModelFiles files, LoadSettings settings, int threads) {
        return String.join(
                SEPARATOR,
                files.id(),
                Long.toString(sizeOf(files.path())),
                Integer.toString(settings.contextLength()),
                Integer.toString(threads),
                files.path().toAbsolutePath().normalize().toString());
    }

    private static Path pathOf(String key) {
        return Path.of(key.substring(key.lastIndexOf(SEPARATOR) + 1));
    }

    private static long sizeOf(Path path) {
        if (!Files.isDirectory(path)) {
            return path.toFile().length();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }
}
