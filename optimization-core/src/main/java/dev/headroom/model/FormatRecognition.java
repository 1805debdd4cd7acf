package dev.headroom.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells by the names of files what a path holds. Opens no file. */
final class FormatRecognition {

    private FormatRecognition() {}

    /** Returns {@code path} as the files of {@code id}, or nothing where it holds no model that is complete. */
    static Optional<ModelFiles> recognise(String id, Path path) {
        if (Files.isRegularFile(path)) {
            return hasSuffix(path, ".gguf") ? found(id, path, ModelFormat.GGUF) : Optional.empty();
        }
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(path.resolve("headroom.json"))) {
            return found(id, path, ModelFormat.ARTEFACT);
        }
        List<Path> children = children(path);
        List<Path> shards = children.stream()
                .filter(child -> hasSuffix(child, ".safetensors"))
                .toList();
        // a dangling link is a download that has not ended
        boolean complete = !shards.isEmpty() && shards.stream().allMatch(Files::isRegularFile);
        if (complete && Files.isRegularFile(path.resolve("config.json"))) {
            return found(id, path, ModelFormat.CHECKPOINT);
        }
        Optional<Path> gguf = children.stream()
                .filter(child -> hasSuffix(child, ".gguf") && Files.isRegularFile(child))
                .findFirst();
        if (gguf.isPresent()) {
            return found(id, gguf.get(), ModelFormat.GGUF);
        }
        if (Files.isRegularFile(path.resolve("model.onnx")) && Files.isRegularFile(path.resolve("tokenizer.json"))) {
            return found(id, path, ModelFormat.ONNX);
        }
        return Optional.empty();
    }

    private static Optional<ModelFiles> found(String id, Path path, ModelFormat format) {
        return Optional.of(new ModelFiles(id, path, format));
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> list = Files.list(directory)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private static boolean hasSuffix(Path path, String suffix) {
        return path.getFileName() != null && path.getFileName().toString().endsWith(suffix);
    }
}
