package dev.headroom.data.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Writes small tables for tests. */
final class TableFile {

    private TableFile() {}

    static Path of(Path folder, String... lines) {
        return write(folder, String.join("\n", lines) + "\n");
    }

    /** Writes a header and {@code rows} lines, numbered from 0; line 2 of the file is row 0. */
    static Path of(Path folder, String header, int rows, IntFunction<String> line) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(line.apply(i)).append('\n');
        }
        return write(folder, text.toString());
    }

    private static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("table.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
