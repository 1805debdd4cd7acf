package dev.headroom.backend.onnx;

import dev.headroom.model.ModelFiles;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.EmbeddingContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("model")
class EncoderContractTest implements EmbeddingContract {

    @TempDir
    private static Path folder;

    private static ModelFiles miniLm;

    @BeforeAll
    static void unpack() throws IOException {
        miniLm = MiniLm.unpack(folder);
    }

    @Override
    public ModelBackendProvider provider() {
        return new OnnxBackendProvider();
    }

    @Override
    public Optional<ModelFiles> embeddingModel() {
        return Optional.of(miniLm);
    }
}
