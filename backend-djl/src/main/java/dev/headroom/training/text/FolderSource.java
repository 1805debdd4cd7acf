package dev.headroom.training.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files below a folder, or one file. */
final class FolderSource implements TextSource {

    private final Map<String, Path> files;

    private FolderSource(Map<String, Path> files) {
        this.files = files;
    }

    static FolderSource ofFile(Path file) {
        return new FolderSource(Map.of(String.valueOf(file.getFileName()), file));
    }

    static FolderSource ofFolder(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (TextSource.isText(name)) {
                    files.put(name, file);
                }
            });
        }
        return new FolderSource(files);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        TextSource.checkSize(file.toString(), Files.size(file));
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {}
}
