package dev.headroom.checkpoint.artefact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers beside the manifest which files had which digest, so that a later load need not read gigabytes again. An
 * entry counts only while size and modification time of its file are unchanged.
 */
final class VerificationStamp {

    static final String FILE_NAME = ".verified";

    private static final Logger LOG = LoggerFactory.getLogger(VerificationStamp.class);
    private static final String HEADER = "headroom-verified 1";
    private static final int MAXIMUM_BYTES = 1_000_000;

    // A write in the same clock tick as the check would keep the modification time, so files this young are not
    // remembered; a large file is older than this once it has been read.
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, String> entries = new LinkedHashMap<>();

    private VerificationStamp() {}

    static VerificationStamp empty() {
        return new VerificationStamp();
    }

    /** Reads the stamp; empty where there is none or where it cannot be understood. */
    static VerificationStamp read(Path directory) {
        VerificationStamp stamp = new VerificationStamp();
        Path file = directory.resolve(FILE_NAME);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAXIMUM_BYTES) {
                return stamp;
            }
            String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
            if (!lines[0].equals(HEADER)) {
                return stamp;
            }
            for (int i = 1; i < lines.length; i++) {
                int name = lines[i].lastIndexOf(' ') + 1;
                if (name > 0) {
                    stamp.entries.put(lines[i].substring(name), lines[i].substring(0, name - 1));
                }
            }
        } catch (IOException e) {
            LOG.debug("no verification remembered in {}: {}", file, e.toString());
        }
        return stamp;
    }

    /** What identifies the state of a file without reading it: size and modification time. */
    static String state(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    boolean confirms(String name, String state, String sha256) {
        return (state + " " + sha256).equals(entries.get(name));
    }

    void remember(Path file, String state, String sha256) throws IOException {
        long modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        if (now - modified >= SETTLING_NANOS && state(file).equals(state)) {
            entries.put(file.getFileName().toString(), state + " " + sha256);
        }
    }

    /** Writes the stamp where the directory can be written to. */
    void write(Path directory) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        entries.forEach(
                (name, entry) -> text.append(entry).append(' ').append(name).append('\n'));
        try {
            DurableFile.replace(directory.resolve(FILE_NAME), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            LOG.debug("verification of {} is not remembered: it is read-only", directory);
        } catch (IOException e) {
            LOG.debug("verification of {} is not remembered: {}", directory, e.toString());
        }
    }
}
