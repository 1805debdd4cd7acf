package dev.headroom.data.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session's own folder of spilled data, deleted with it. */
record SpillDirectory(Path path) implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpillDirectory.class);

    static SpillDirectory below(Path parent) {
        try {
            Files.createDirectories(parent);
            return new SpillDirectory(Files.createTempDirectory(parent, "headroom-duckdb-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("cannot delete the spill directory {}: {}", path, e.toString());
        }
    }
}
