package dev.headroom.backend.onnx;

import dev.headroom.model.ModelFiles;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.GenerationContract;
import dev.headroom.testkit.ScoringContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class OnnxBackendContractTest implements GenerationContract, ScoringContract {

    @TempDir
    private static Path folder;

    private static ModelFiles tiny;

    @BeforeAll
    static void build() {
        tiny = TinyModel.build(folder);
    }

    @Override
    public ModelBackendProvider provider() {
        return new OnnxBackendProvider();
    }

    @Override
    public Optional<ModelFiles> generationModel() {
        return Optional.of(tiny);
    }
}
