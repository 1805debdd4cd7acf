package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.spi.ModelBackendProvider;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendContractCatchesFaultsTest {

    @Test
    void aLeakFailsTheMemoryTest() {
        BackendContract contract = contract(new LeakyBackend(ByteSize.megabytes(1)));
        assertThatThrownBy(contract::memoryReturnsToZeroAfterClose)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after closing load 1");
    }

    @Test
    void aProviderThatIsNotAnnouncedFailsTheDiscoveryTest() {
        BackendContract contract = contract(new LeakyBackend(ByteSize.ZERO));
        assertThatThrownBy(contract::isDiscoverable).isInstanceOf(AssertionError.class);
    }

    private static BackendContract contract(ModelBackendProvider provider) {
        return new BackendContract() {
            @Override
            public ModelBackendProvider provider() {
                return provider;
            }

            @Override
            public Optional<ModelFiles> generationModel() {
                return Optional.of(new ModelFiles("tiny", Path.of("tiny"), ModelFormat.ARTEFACT));
            }
        };
    }
}
