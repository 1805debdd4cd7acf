package dev.headroom.backend.djl;

import dev.headroom.model.ModelFiles;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.GenerationContract;
import dev.headroom.testkit.ScoringContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A model without a token in front, with learned positions. */
class Gpt2ContractTest implements GenerationContract, ScoringContract {

    @TempDir
    private static Path folder;

    private static ModelFiles gpt2;

    @BeforeAll
    static void write() throws IOException {
        gpt2 = TinyCheckpoint.gpt2(folder, "transformer.");
    }

    @Override
    public ModelBackendProvider provider() {
        return new DjlBackendProvider();
    }

    @Override
    public Optional<ModelFiles> generationModel() {
        return Optional.of(gpt2);
    }
}
