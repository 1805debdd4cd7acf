package dev.headroom.testkit;

import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.ModelBackendProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

class FakeBackendWithoutAnythingContractTest implements BackendContract {

    @Override
    public ModelBackendProvider provider() {
        return new FakeBackendProvider(
                FakeScript.defaults().withCapabilities(Set.of(BackendCapability.NATIVE_TERMINATION)));
    }

    @Override
    public Optional<ModelFiles> generationModel() {
        return Optional.of(new ModelFiles("tiny", Path.of("tiny"), ModelFormat.ARTEFACT));
    }
}
