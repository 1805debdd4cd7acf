package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: what does opening touch, and does loading a model ask the network? */
@Tag("slow")
class OpeningLoadsNothingNativeTest {

    @TempDir
    Path folder;

    @Test
    void opensWithoutAClassOfTheEngine() throws Exception {
        Path classes = folder.resolve("classes.log");
        List<String> lines = ForkedJvm.fork(List.of("-Xlog:class+load:file=" + classes), OpenOnly.class, folder);
        assertThat(lines).contains("available");
        try (Stream<String> loaded = Files.lines(classes)) {
            assertThat(loaded.filter(line -> line.matches(".*\\b(ai\\.djl|com\\.sun\\.jna)\\..*")))
                    .isEmpty();
        }
    }

    @Test
    void loadsAndRunsWithoutAskingTheNetwork() throws Exception {
        TinyCheckpoint.llama(folder);
        List<String> lines = ForkedJvm.fork(List.of(), LoadAndRun.class, folder);
        assertThat(lines).contains("offline true, tracking opted out true").noneMatch(line -> line.startsWith("asked"));
    }

    /** Opens a backend. */
    static final class OpenOnly {

        private OpenOnly() {}

        public static void main(String[] arguments) {
            DjlBackendProvider provider = new DjlBackendProvider();
            if (provider.availability() instanceof Availability.Available) {
                System.out.println("available");
            }
            provider.open(BackendSettings.ofThreads(1)).close();
        }
    }

    /** Loads a model, scores a text and prints every address that somebody wanted to reach. */
    static final class LoadAndRun {

        private LoadAndRun() {}

        public static void main(String[] arguments) {
            ProxySelector.setDefault(new Listening());
            try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1));
                    LoadedModel model = backend.load(
                            new ModelFiles("tiny", Path.of(arguments[0]), ModelFormat.CHECKPOINT),
                            LoadSettings.ofContext(64),
                            new CancelToken())) {
                model.scorer().score(model.scorer().tokenize("Once"), (position, logits) -> {}, new CancelToken());
            }
            System.out.println("offline " + System.getProperty("ai.djl.offline") + ", tracking opted out "
                    + System.getProperty("OPT_OUT_TRACKING"));
        }
    }

    /** Writes down who wants to go where. */
    private static final class Listening extends ProxySelector {

        @Override
        public List<Proxy> select(URI address) {
            System.out.println("asked for " + address);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
    }
}
