package dev.headroom.data.duckdb;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that DuckDB reads, in a session of its own for each reading. */
abstract sealed class DuckDbFile extends DuckDbSource permits ParquetFile, JsonLinesFile {

    private final Path path;
    private final DuckDbSettings settings;

    DuckDbFile(Path path, DuckDbSettings settings) {
        this.path = DuckDbSettings.absolute(path);
        if (!Files.isRegularFile(this.path)) {
            throw new UncheckedIOException(new NoSuchFileException(path.toString()));
        }
        List<Path> files = new ArrayList<>(settings.files());
        files.add(this.path);
        this.settings = settings.withFiles(files);
    }

    /** Returns the file. */
    public Path path() {
        return path;
    }

    /** Returns the file's name without its folder. */
    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    DuckDb session() {
        return DuckDb.open(settings);
    }

    @Override
    void release(DuckDb session) {
        session.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
