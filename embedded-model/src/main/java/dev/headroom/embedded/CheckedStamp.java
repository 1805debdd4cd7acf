package dev.headroom.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a hidden file that the files of a directory were compared with their digests, so that each process need
 * not read them again. It counts while their sizes and modification times stay.
 *
 * @param directory with the files
 * @param files that belong there
 */
record CheckedStamp(Path directory, List<PackedFile> files) {

    static final String FILE_NAME = ".checked";

    private static final Logger LOG = LoggerFactory.getLogger(CheckedStamp.class);

    // a change in the same clock tick as the check would keep the time
    private static final Duration SETTLING = Duration.ofMillis(100);

    /** Returns whether the files are as they were when they were compared. */
    boolean isValid() throws IOException {
        Path stamp = directory.resolve(FILE_NAME);
        if (!Files.isRegularFile(stamp)) {
            return false;
        }
        for (PackedFile file : files) {
            if (!Files.isRegularFile(directory.resolve(file.name()))) {
                return false;
            }
        }
        return Files.readString(stamp, StandardCharsets.UTF_8).equals(state());
    }

    /** Remembers that the files are as they should be, unless they are too young or the directory is read-only. */
    void write() throws IOException {
        Instant limit = Instant.now().minus(SETTLING);
        for (PackedFile file : files) {
            if (Files.getLastModifiedTime(directory.resolve(file.name()))
                    .toInstant()
                    .isAfter(limit)) {
                return;
            }
        }
        String state = state();
        Path partial = directory.resolve(FILE_NAME + "." + UUID.randomUUID() + Unpacking.PARTIAL);
        try {
            Files.writeString(partial, state, StandardCharsets.UTF_8);
            Files.move(
                    partial,
                    directory.resolve(FILE_NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("the check of {} is not remembered: {}", directory, e.toString());
        }
    }

    private String state() throws IOException {
        StringBuilder state = new StringBuilder();
        for (PackedFile file : files) {
            Path path = directory.resolve(file.name());
            state.append(file.sha256()).append(' ').append(Files.size(path)).append(' ');
            state.append(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS))
                    .append('\n');
        }
        return state.toString();
    }
}
