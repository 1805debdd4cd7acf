package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.headroom.MalformedFileException;
import dev.headroom.RequestCancelledException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.Precision;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredWeightsTest {

    @TempDir
    Path folder;

    @Test
    void everyFormatHasTheValuesOfTheFile() throws Exception {
        for (ModelFiles files : List.of(
                TinyCheckpoint.llama(folder.resolve("bf16")),
                TinyCheckpoint.phi(folder.resolve("f16")),
                TinyCheckpoint.gpt2(folder.resolve("f32"), ""))) {
            try (Checkpoint checkpoint = Checkpoint.open(files.path());
                    NDManager manager = TorchEngine.load().newManager()) {
                TensorSource source = checkpoint.tensors();
                Weights weights = new StoredWeights(source).load(manager, new CancelToken());
                assertThat(weights.all().keySet()).isEqualTo(source.names());
                for (String name : source.names()) {
                    float[] expected = new float[(int) source.info(name).elements()];
                    source.readFloats(name, 0, expected, expected.length);
                    assertThat(weights.get(name).toFloatArray()).as(name).containsExactly(expected);
                }
            }
        }
    }

    @Test
    void onlyFloat32StaysMapped() throws Exception {
        try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1))) {
            ModelFiles wide = TinyCheckpoint.gpt2(folder.resolve("f32"), "");
            MemoryEstimate mapped = backend.estimate(wide, LoadSettings.ofContext(64));
            assertThat(mapped.weights().bytes()).isZero();
            assertThat(mapped.mappedWeights().bytes())
                    .isEqualTo(4 * backend.describe(wide).shape().orElseThrow().parameters());
            ModelFiles half = TinyCheckpoint.phi(folder.resolve("f16"));
            MemoryEstimate decoded = backend.estimate(half, LoadSettings.ofContext(64));
            assertThat(decoded.mappedWeights().bytes()).isZero();
            assertThat(decoded.weights().bytes())
                    .isEqualTo(4 * backend.describe(half).shape().orElseThrow().parameters());
            assertThat(backend.describe(half).precision()).isEqualTo(Precision.FP16);
        }
    }

    @Test
    void refusesATensorThatIsTooLargeForOneArray() {
        TensorSource large = new OneTensor(new TensorInfo("wide", DType.BF16, List.of(1L << 15, 1L << 15)));
        try (NDManager manager = TorchEngine.load().newManager()) {
            assertThatThrownBy(() -> new StoredWeights(large).load(manager, new CancelToken()))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("wide")
                    .hasMessageContaining("2 GiB");
        }
    }

    @Test
    void stopsBetweenTensorsWhenCancelled() {
        CancelToken cancelled = new CancelToken();
        cancelled.cancel(CancelToken.Reason.CALLER);
        TensorSource one = new OneTensor(new TensorInfo("wide", DType.F32, List.of(4L)));
        try (NDManager manager = TorchEngine.load().newManager()) {
            assertThatThrownBy(() -> new StoredWeights(one).load(manager, cancelled))
                    .isInstanceOf(RequestCancelledException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"vocab_size,320,400", "vocab_size,320,300", "n_positions,128,256"})
    void aConfigurationThatTheWeightsDoNotFitIsRefusedWhileItIsLoaded(String field, int right, int wrong)
            throws Exception {
        ModelFiles files = TinyCheckpoint.gpt2(folder, "");
        replace(files, field, right, wrong);
        assertRefused(files, "weights");
    }

    @Test
    void anEncoderOfAnotherWidthIsRefusedWhileItIsLoaded() throws Exception {
        ModelFiles files = TinyCheckpoint.bert(folder, "");
        replace(files, "hidden_size", 32, 64);
        assertRefused(files, "hidden size 64");
    }

    private static void replace(ModelFiles files, String field, int right, int wrong) throws IOException {
        Path config = files.path().resolve("config.json");
        String name = "\"" + field + "\": ";
        Files.writeString(config, Files.readString(config).replace(name + right, name + wrong));
    }

    private static void assertRefused(ModelFiles files, String message) {
        try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1))) {
            assertThatThrownBy(() -> {
                        LoadedModel unused = backend.load(files, LoadSettings.ofContext(4096), new CancelToken());
                    })
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining(message);
            assertThat(backend.memory().held().total().bytes()).isZero();
        }
    }

    @Test
    void aCheckpointThatLacksATensorIsRefusedWhileItIsLoaded() throws Exception {
        ModelFiles files = TinyCheckpoint.gpt2(folder, "");
        replace(files, "n_layer", 2, 3);
        assertRefused(files, "h.2.");
    }

    private record OneTensor(TensorInfo info) implements TensorSource {

        @Override
        public String origin() {
            return "memory";
        }

        @Override
        public Set<String> names() {
            return Set.of(info.name());
        }

        @Override
        public TensorInfo info(String name) {
            return info;
        }

        @Override
        public void readFloats(String name, long firstElement, float[] target, int count) {
            throw new AssertionError("must not be read");
        }

        @Override
        public ByteBuffer slice(String name, long offset, int length) {
            throw new AssertionError("must not be read");
        }

        @Override
        public void close() {}
    }
}
