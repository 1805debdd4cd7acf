package dev.headroom.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Recorded trees of {@code /proc} and {@code /sys/fs/cgroup} below {@code src/test/resources/boxes}. */
final class RecordedBox {

    private RecordedBox() {}

    static Path root(String name) {
        try {
            return Path.of(Objects.requireNonNull(RecordedBox.class.getResource("/boxes/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path copy(String name, Path target) {
        Path source = root(name);
        for (Path file : files(source)) {
            try {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return target;
    }

    static List<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
