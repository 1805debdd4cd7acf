package dev.headroom.data.duckdb;

import dev.headroom.ByteSize;
import java.nio.file.Path;

/** Sessions that tests can afford. */
final class SmallSession {

    private SmallSession() {}

    /** Returns settings with little memory and one thread, which spill below a folder. */
    static DuckDbSettings below(Path folder) {
        return DuckDbSettings.defaults()
                .withMemoryLimit(ByteSize.megabytes(64))
                .withThreads(1)
                .withSpillDirectory(folder.resolve("spill"));
    }
}
