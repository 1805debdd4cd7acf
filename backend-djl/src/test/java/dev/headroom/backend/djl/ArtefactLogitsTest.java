package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ProgressListener;
import dev.headroom.backend.onnx.OnnxBackendProvider;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.compress.Compressor;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.ModelBackendProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint's own logits are the reference of the artefacts made from it. */
class ArtefactLogitsTest {

    private static final String TEXT = "Once upon a time there was a cat that slept in the sun all day.";

    @TempDir
    Path folder;

    @Test
    void aFloat32ArtefactHasTheLogitsOfItsCheckpoint() {
        ModelFiles source = TinyCheckpoint.llama(folder.resolve("checkpoint"));
        float[][] reference = logits(new DjlBackendProvider(), source);
        float[][] exact = logits(new OnnxBackendProvider(), artefact(source, CompressionSettings.fp32(), "fp32"));
        float[][] rounded = logits(new OnnxBackendProvider(), artefact(source, CompressionSettings.int4(), "int4"));
        assertThat(exact).hasDimensions(reference.length, reference[0].length);
        assertThat(largestDifference(reference, exact)).isLessThan(1e-4);
        assertThat(largestDifference(reference, rounded)).isGreaterThan(1e-3);
    }

    private ModelFiles artefact(ModelFiles source, CompressionSettings settings, String name) {
        Path target = folder.resolve(name);
        try (Checkpoint checkpoint = Checkpoint.open(source.path())) {
            Compressor.compress(checkpoint, settings, target, ProgressListener.none());
        }
        return new ModelFiles(name, target, ModelFormat.ARTEFACT);
    }

    private static float[][] logits(ModelBackendProvider provider, ModelFiles files) {
        try (ModelBackend backend = provider.open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(96), new CancelToken())) {
            int[] ids = model.scorer().tokenize(TEXT);
            float[][] rows = new float[ids.length][model.scorer().vocabularySize()];
            model.scorer().score(ids, (position, logits) -> logits.get(rows[position]), new CancelToken());
            return rows;
        }
    }

    private static double largestDifference(float[][] expected, float[][] actual) {
        double largest = 0;
        for (int row = 0; row < expected.length; row++) {
            for (int i = 0; i < expected[row].length; i++) {
                largest = Math.max(largest, Math.abs(expected[row][i] - actual[row][i]));
            }
        }
        return largest;
    }
}
