package dev.headroom.embedded;

import dev.headroom.model.ModelFiles;
import dev.headroom.spi.ModelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds {@link EmbeddedModel#ID}, unpacking it when it is first asked for. Thread-safe. */
final class EmbeddedModelSource implements ModelSource {

    private final Path cacheDirectory;

    EmbeddedModelSource(Path cacheDirectory) {
        this.cacheDirectory = cacheDirectory;
    }

    @Override
    public String id() {
        return "embedded";
    }

    @Override
    public Optional<ModelFiles> find(String modelId) {
        return modelId.equals(EmbeddedModel.ID)
                ? Optional.of(EmbeddedModel.ofThisJar().unpack(cacheDirectory))
                : Optional.empty();
    }

    @Override
    public List<String> places(String modelId) {
        return modelId.equals(EmbeddedModel.ID)
                ? List.of(EmbeddedModel.ofThisJar().directory(cacheDirectory).toString())
                : List.of();
    }
}
