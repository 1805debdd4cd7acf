package dev.headroom.backend.djl;

import dev.headroom.model.ModelFiles;
import dev.headroom.spi.ModelBackendProvider;
import dev.headroom.testkit.ClassificationContract;
import dev.headroom.testkit.EmbeddingContract;
import dev.headroom.testkit.GenerationContract;
import dev.headroom.testkit.ScoringContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DjlBackendContractTest implements GenerationContract, ScoringContract, EmbeddingContract, ClassificationContract {

    @TempDir
    private static Path folder;

    private static ModelFiles llama;
    private static ModelFiles bert;
    private static ModelFiles distilBert;

    @BeforeAll
    static void write() throws IOException {
        llama = TinyCheckpoint.llama(folder.resolve("llama"));
        bert = TinyCheckpoint.bert(folder.resolve("bert"), "");
        distilBert = TinyCheckpoint.distilBert(folder.resolve("distilbert"));
    }

    @Override
    public ModelBackendProvider provider() {
        return new DjlBackendProvider();
    }

    @Override
    public Optional<ModelFiles> generationModel() {
        return Optional.of(llama);
    }

    @Override
    public Optional<ModelFiles> embeddingModel() {
        return Optional.of(bert);
    }

    @Override
    public Optional<ModelFiles> classificationModel() {
        return Optional.of(distilBert);
    }
}
