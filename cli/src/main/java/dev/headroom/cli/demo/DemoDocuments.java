package dev.headroom.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that the demo searches: this project's own, or a text in the jar where they are not at hand. */
final class DemoDocuments {

    private static final String BUILT_IN = "boxes.md";

    private DemoDocuments() {}

    /** Returns the passages of README.md and docs/*.md below {@code home}; those of the built-in text without. */
    static List<Passage> read(Optional<Path> home) throws IOException {
        List<Passage> passages = new ArrayList<>();
        if (home.isPresent()) {
            for (Path file : files(home.get())) {
                passages.addAll(Passage.of(home.get().relativize(file).toString(), Files.readString(file)));
            }
        }
        return passages.isEmpty() ? builtIn() : passages;
    }

    private static List<Path> files(Path home) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md")) {
            if (Files.isRegularFile(home.resolve(name))) {
                files.add(home.resolve(name));
            }
        }
        Path docs = home.resolve("docs");
        if (Files.isDirectory(docs)) {
            try (Stream<Path> entries = Files.list(docs)) {
                entries.filter(path -> path.toString().endsWith(".md")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static List<Passage> builtIn() throws IOException {
        try (InputStream in = DemoDocuments.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " must be in the jar, was not");
            }
            return Passage.of(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
