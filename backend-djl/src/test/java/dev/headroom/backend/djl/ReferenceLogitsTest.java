package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.backend.djl.naive.NaiveModels;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every architecture computes what its published definition says, in float64 and plain loops. */
class ReferenceLogitsTest {

    private static final double TOLERANCE = 2e-4;

    @TempDir
    Path folder;

    @Test
    void llamaFromBfloat16() {
        assertLogits(TinyCheckpoint.llama(folder), 2, (naive, ids) -> naive.llama(ids, Integer.MAX_VALUE, 1e-5));
    }

    @Test
    void mistralLooksBackAsFarAsItsWindow() throws Exception {
        assertLogits(TinyCheckpoint.mistral(folder, 7), 2, (naive, ids) -> naive.llama(ids, 7, 1e-5));
    }

    @Test
    void phiFromFloat16() throws Exception {
        assertLogits(TinyCheckpoint.phi(folder), 4, (naive, ids) -> naive.phi(ids, 1e-5));
    }

    @Test
    void gpt2WithAndWithoutAPrefix() throws Exception {
        for (String prefix : List.of("transformer.", "")) {
            assertLogits(
                    TinyCheckpoint.gpt2(folder.resolve("gpt2" + prefix), prefix),
                    4,
                    (naive, ids) -> naive.gpt2(ids, prefix, 1e-5));
        }
    }

    @Test
    void bertPoolsTheMeanOfItsLastHiddenState() throws Exception {
        for (String prefix : List.of("bert.", "")) {
            ModelFiles files = TinyCheckpoint.bert(folder.resolve("bert" + prefix), prefix);
            List<String> texts = List.of("A cat sleeps.", "The rain in the long night of winter fell on the roof.");
            List<float[]> vectors = withModel(
                    files,
                    model -> model.embedder().embed(texts, new CancelToken()).vectors());
            for (int i = 0; i < texts.size(); i++) {
                int[] ids = TinyIds.of(files, texts.get(i));
                double[][] hidden = naive(files, 4, models -> models.bert(ids, prefix));
                assertClose(unitMean(hidden), vectors.get(i), 1e-5);
            }
        }
    }

    @Test
    void distilBertWeighsItsLabels() throws Exception {
        ModelFiles files = TinyCheckpoint.distilBert(folder);
        String text = "What a lovely day";
        Map<String, Double> actual = withModel(
                files,
                model -> model.classifier()
                        .classify(List.of(text), new CancelToken())
                        .get(0)
                        .probabilities());
        double[] logits = naive(files, 4, models -> models.distilBert(TinyIds.of(files, text)));
        double total = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
        assertThat(actual.get("bad")).isCloseTo(Math.exp(logits[0]) / total, within(1e-5));
        assertThat(actual.get("fair")).isCloseTo(Math.exp(logits[1]) / total, within(1e-5));
        assertThat(actual.get("good")).isCloseTo(Math.exp(logits[2]) / total, within(1e-5));
    }

    private interface Definition {

        double[][] logits(NaiveModels models, int[] ids);
    }

    private static void assertLogits(ModelFiles files, int kvHeads, Definition definition) {
        int[] ids = new Random(3).ints(40, 0, TinyCheckpoint.VOCABULARY).toArray();
        double[][] expected = naive(files, kvHeads, models -> definition.logits(models, ids));
        withModel(files, model -> {
            int[] visited = new int[1];
            model.scorer()
                    .score(
                            ids,
                            (position, logits) -> {
                                float[] row = new float[logits.remaining()];
                                logits.get(row);
                                assertClose(expected[position], row, TOLERANCE);
                                visited[0]++;
                            },
                            new CancelToken());
            assertThat(visited[0]).isEqualTo(ids.length);
            return visited;
        });
    }

    private static <T> T naive(ModelFiles files, int kvHeads, Function<NaiveModels, T> use) {
        try (Checkpoint checkpoint = Checkpoint.open(files.path())) {
            return use.apply(
                    new NaiveModels(checkpoint.tensors(), TinyCheckpoint.LAYERS, TinyCheckpoint.HEADS, kvHeads));
        }
    }

    private static <T> T withModel(ModelFiles files, Function<LoadedModel, T> use) {
        try (ModelBackend backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1));
                LoadedModel model = backend.load(files, LoadSettings.ofContext(96), new CancelToken())) {
            return use.apply(model);
        }
    }

    private static double[] unitMean(double[][] hidden) {
        double[] mean = new double[hidden[0].length];
        double square = 0;
        for (int i = 0; i < mean.length; i++) {
            for (double[] row : hidden) {
                mean[i] += row[i];
            }
            square += mean[i] * mean[i];
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= Math.sqrt(square);
        }
        return mean;
    }

    private static void assertClose(double[] expected, float[] actual, double tolerance) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("value " + i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
