package dev.headroom.backend.djl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headroom.backend.djl.TinyCheckpoint;
import dev.headroom.backend.djl.engine.GradientMode;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.FusedOps;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.PlainOps;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.TensorSource;
import dev.headroom.model.ModelFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sequence in spans through the cache gives the logits of the whole sequence at once. */
class KeyValueCacheTest {

    private static final int TOKENS = 48;
    private static final int[][] SPANS = {{48}, {1, 1, 1, 45}, {5, 1, 1, 20, 1, 20}, {16, 16, 16}};

    @TempDir
    Path folder;

    private NDManager manager;
    private FusedOps fused;

    @BeforeEach
    void loadsTheEngine() {
        manager = TorchEngine.load().newManager();
        fused = FusedOps.load(manager, LinearPrecision.FLOAT32);
    }

    @AfterEach
    void freesTheArrays() {
        fused.close();
        manager.close();
    }

    @Test
    void spansOfAnyLengthGiveTheLogitsOfTheWhole() throws Exception {
        assertSpans(TinyCheckpoint.llama(folder.resolve("llama")));
        assertSpans(TinyCheckpoint.phi(folder.resolve("phi")));
        assertSpans(TinyCheckpoint.gpt2(folder.resolve("gpt2"), ""));
    }

    @Test
    void aWindowAcrossSpansIsTheWindowOfTheWhole() throws Exception {
        assertSpans(TinyCheckpoint.mistral(folder.resolve("mistral"), 6));
    }

    @Test
    void keepsNoArraysBetweenSpans() throws Exception {
        GradientMode.OFF.run(() -> {
            try (Checkpoint checkpoint =
                    Checkpoint.open(TinyCheckpoint.llama(folder).path())) {
                Weights weights = weights(checkpoint.tensors());
                DecoderNetwork network = Architectures.decoder(checkpoint.config(), weights, fused);
                KeyValueCache cache = new KeyValueCache(manager, checkpoint.config(), 64, fused);
                run(network, cache, new long[] {1, 2, 3}, 0);
                run(network, cache, new long[] {4}, 3);
                run(network, cache, new long[] {6, 7}, 2);
                int before = manager.getManagedArrays().size();
                for (int i = 0; i < 20; i++) {
                    run(network, cache, new long[] {5}, 4 + i);
                }
                run(network, cache, new long[] {6, 7}, 24);
                assertThat(manager.getManagedArrays()).hasSize(before);
            }
        });
    }

    @Test
    void refusesASpanBeyondTheContext() {
        ModelFiles files = TinyCheckpoint.llama(folder);
        KeyValueCache cache = new KeyValueCache(manager, Checkpoint.readConfig(files.path()), 16, fused);
        assertThatThrownBy(() -> cache.begin(manager, 10, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }

    private void assertSpans(ModelFiles files) {
        GradientMode.OFF.run(() -> {
            try (Checkpoint checkpoint = Checkpoint.open(files.path())) {
                Weights weights = weights(checkpoint.tensors());
                float[] whole = lastLogits(checkpoint.config(), weights, new PlainOps(), new int[] {TOKENS});
                for (TensorOps ops : new TensorOps[] {fused, new PlainOps()}) {
                    for (int[] spans : SPANS) {
                        float[] last = lastLogits(checkpoint.config(), weights, ops, spans);
                        for (int i = 0; i < whole.length; i++) {
                            assertThat(last[i])
                                    .as(checkpoint.config().architecture() + " " + ops.describe() + " " + spans.length)
                                    .isCloseTo(whole[i], within(1e-4f));
                        }
                    }
                }
            }
        });
    }

    private float[] lastLogits(ModelConfig config, Weights weights, TensorOps ops, int[] spans) {
        try (NDManager owner = manager.newSubManager()) {
            DecoderNetwork network = Architectures.decoder(config, weights, ops);
            KeyValueCache cache = new KeyValueCache(owner, config, TOKENS, ops);
            Random random = new Random(11);
            int start = 0;
            float[] last = new float[0];
            for (int length : spans) {
                long[] ids = random.longs(length, 0, TinyCheckpoint.VOCABULARY).toArray();
                last = run(network, cache, ids, start);
                start += length;
            }
            return last;
        }
    }

    private float[] run(DecoderNetwork network, KeyValueCache cache, long[] ids, int start) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = network.embed(scope.create(ids, new Shape(1, ids.length)), start);
            Positions positions = network.positions(scope, start, ids.length);
            cache.begin(scope, start, ids.length);
            for (int i = 0; i < network.blocks(); i++) {
                x = network.block(i, x, positions, cache);
            }
            float[] all = network.logits(x).toFloatArray();
            return java.util.Arrays.copyOfRange(all, all.length - TinyCheckpoint.VOCABULARY, all.length);
        }
    }

    private Weights weights(TensorSource source) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : source.names()) {
            float[] values = new float[(int) source.info(name).elements()];
            source.readFloats(name, 0, values, values.length);
            long[] shape = source.info(name).shape().stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            arrays.put(name, manager.create(values, new Shape(shape)));
        }
        return new Weights(arrays);
    }
}
