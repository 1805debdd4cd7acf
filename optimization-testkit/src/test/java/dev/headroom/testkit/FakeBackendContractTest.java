package dev.headroom.testkit;

import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.ModelBackendProvider;
import java.nio.file.Path;
import java.util.Optional;

class FakeBackendContractTest
        implements GenerationContract, ScoringContract, EmbeddingContract, ClassificationContract {

    private static final Optional<ModelFiles> MODEL =
            Optional.of(new ModelFiles("tiny", Path.of("tiny"), ModelFormat.ARTEFACT));

    @Override
    public ModelBackendProvider provider() {
        return new FakeBackendProvider();
    }

    @Override
    public String oneToken() {
        return "a";
    }

    @Override
    public Optional<ModelFiles> generationModel() {
        return MODEL;
    }

    @Override
    public Optional<ModelFiles> embeddingModel() {
        return MODEL;
    }

    @Override
    public Optional<ModelFiles> classificationModel() {
        return MODEL;
    }
}
