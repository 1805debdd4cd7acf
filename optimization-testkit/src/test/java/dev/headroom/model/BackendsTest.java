package dev.headroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.NoBackendException;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.testkit.FakeBackendProvider;
import dev.headroom.testkit.FakeScript;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private static final ModelFiles ARTEFACT = HostFixture.files("a");

    private final FakeBackendProvider low = new FakeBackendProvider(script("low", 1));
    private final FakeBackendProvider high = new FakeBackendProvider(script("high", 2));
    private final FakeBackendProvider gguf =
            new FakeBackendProvider(script("gguf", 9).withFormats(Set.of(ModelFormat.GGUF)));

    @Test
    void takesTheHighestRankThatRunsTheFilesAndOpensItOnce() {
        try (Backends backends = of(low, gguf, high)) {
            assertThat(backends.forFiles(ARTEFACT).id()).isEqualTo("high");
            assertThat(backends.forFiles(ARTEFACT)).isSameAs(backends.byId("high"));
            assertThat(high.calls().opened()).isEqualTo(1);
            assertThat(low.calls().opened()).isZero();
        }
    }

    @Test
    void aConfiguredIdGoesBeforeTheRank() {
        try (Backends backends = of(low, high).only("low")) {
            assertThat(backends.forFiles(ARTEFACT).id()).isEqualTo("low");
        }
    }

    @Test
    void anUnknownIdListsTheIdsPresent() {
        try (Backends backends = of(low, high)) {
            assertThatThrownBy(() -> backends.byId("onnx"))
                    .isInstanceOf(NoBackendException.class)
                    .hasMessageContaining("id onnx")
                    .hasMessageContaining("high")
                    .hasMessageContaining("low");
        }
        try (Backends backends = of(low).only("onnx")) {
            assertThatThrownBy(() -> backends.forFiles(ARTEFACT)).hasMessageContaining("id onnx");
        }
    }

    @Test
    void filesThatNoBackendRunsSayWhatWasTried() {
        try (Backends backends = of(gguf)) {
            assertThat(backends.find(ARTEFACT)).isEmpty();
            assertThatThrownBy(() -> backends.forFiles(ARTEFACT))
                    .isInstanceOf(NoBackendException.class)
                    .hasMessageContaining("ARTEFACT files of a")
                    .hasMessageContaining("gguf=does not run ARTEFACT");
        }
    }

    @Test
    void twoProvidersOfOneIdAreAnErrorThatNamesBoth() {
        try (Backends backends = of(low, new FakeBackendProvider(script("low", 7)))) {
            assertThatThrownBy(backends::providers)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("backend id low must be unique")
                    .hasMessageContaining(FakeBackendProvider.class.getName())
                    .hasMessageContaining("file:");
        }
    }

    @Test
    void findsAnnouncedProviders() {
        try (Backends backends = Backends.discovered(BackendSettings.ofThreads(1))) {
            assertThat(backends.byId("fake").id()).isEqualTo("fake");
        }
    }

    @Test
    void addsUpWhatOpenBackendsHold() {
        try (Backends backends = of(low, high)) {
            assertThat(backends.held().total()).isEqualTo(ByteSize.ZERO);
            assertThat(high.calls().opened()).isZero();
            backends.byId("low").load(ARTEFACT, HostFixture.SETTINGS, new CancelToken());
            backends.byId("high").load(ARTEFACT, HostFixture.SETTINGS, new CancelToken());
            assertThat(backends.held().total()).isEqualTo(ByteSize.megabytes(16));
            backends.trim();
            assertThat(low.calls().trims()).isEqualTo(1);
        }
        assertThat(low.calls().unloads()).isEqualTo(1);
    }

    @Test
    void opensNothingAfterClose() {
        Backends backends = of(low);
        backends.close();
        backends.close();
        assertThatThrownBy(() -> backends.forFiles(ARTEFACT)).isInstanceOf(IllegalStateException.class);
    }

    private static FakeScript script(String id, int rank) {
        return FakeScript.defaults().withId(id).withRank(rank);
    }

    private static Backends of(FakeBackendProvider... providers) {
        return Backends.of(BackendSettings.ofThreads(1), List.of(providers));
    }
}
