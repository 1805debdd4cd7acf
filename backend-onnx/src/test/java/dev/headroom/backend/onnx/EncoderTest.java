package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.headroom.ModelNotFoundException;
import dev.headroom.RequestCancelledException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.embedding.Embeddings;
import dev.headroom.inference.Pooling;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.model.ModelTask;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("model")
class EncoderTest {

    private static final List<String> TEXTS = List.of(
            "A cat sleeps on the warm window sill.",
            "",
            "A kitten is napping by the window.",
            "The central bank raised interest rates.",
            "Ein Satz auf Deutsch, mit Umlauten: äöü.",
            "short",
            "The quick brown fox jumps over the lazy dog. ".repeat(40),
            "日本語の文",
            "Stock markets fell after the decision on interest rates.",
            "Rain is expected in the north tomorrow morning.");

    @TempDir
    private static Path folder;

    private static ModelFiles files;
    private static ModelBackend backend;
    private static LoadedModel model;

    @BeforeAll
    static void load() throws Exception {
        files = MiniLm.unpack(folder);
        backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
        model = backend.load(files, LoadSettings.ofContext(512), new CancelToken());
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @Test
    void vectorsEqualThoseOfAPlainRun() throws Exception {
        List<float[]> vectors = model.embedder().embed(TEXTS, new CancelToken()).vectors();
        try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                        folder.resolve("tokenizer.json"), Map.of("truncation", "true", "maxLength", "128"));
                OrtSession session = OrtEnvironment.getEnvironment()
                        .createSession(folder.resolve("model.onnx").toString())) {
            for (int i = 0; i < TEXTS.size(); i++) {
                float[] expected = plain(session, tokenizer.encode(TEXTS.get(i)));
                assertThat(vectors.get(i)).as(TEXTS.get(i)).containsExactly(expected, within(1e-5f));
            }
        }
    }

    /** One sentence, one run, mean of the tokens that the mask shows, unit length. */
    private static float[] plain(OrtSession session, Encoding encoding) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {encoding.getIds()});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {encoding.getAttentionMask()});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[][] {encoding.getTypeIds()});
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[][] rows = ((float[][][]) result.get(0).getValue())[0];
            double[] sum = new double[rows[0].length];
            for (int row = 0; row < rows.length; row++) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += encoding.getAttentionMask()[row] * rows[row][k];
                }
            }
            double norm = Math.sqrt(java.util.Arrays.stream(sum).map(x -> x * x).sum());
            float[] unit = new float[sum.length];
            for (int k = 0; k < unit.length; k++) {
                unit[k] = (float) (sum[k] / norm);
            }
            return unit;
        }
    }

    @Test
    void relatedSentencesAreNearerThanUnrelatedOnes() {
        List<float[]> vectors = model.embedder().embed(TEXTS, new CancelToken()).vectors();
        double cats = Embeddings.cosine(vectors.get(0), vectors.get(2));
        double rates = Embeddings.cosine(vectors.get(3), vectors.get(8));
        double unrelated = Embeddings.cosine(vectors.get(0), vectors.get(3));
        assertThat(cats).isGreaterThan(0.3).isGreaterThan(unrelated + 0.2);
        assertThat(rates).isGreaterThan(0.3).isGreaterThan(unrelated + 0.2);
    }

    @Test
    void embedsManyTextsInTheirOrder() {
        List<String> many = Stream.of(TEXTS, TEXTS, TEXTS).flatMap(List::stream).toList();
        List<float[]> once = model.embedder().embed(TEXTS, new CancelToken()).vectors();
        List<float[]> vectors = model.embedder().embed(many, new CancelToken()).vectors();
        for (int i = 0; i < many.size(); i++) {
            assertThat(vectors.get(i)).containsExactly(once.get(i % once.size()), within(1e-4f));
        }
        assertThat(model.embedder().embed(List.of(), new CancelToken()).vectors())
                .isEmpty();
    }

    @Test
    void cancelledEmbeddingIsRefused() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);
        assertThatThrownBy(() -> model.embedder().embed(TEXTS, cancel)).isInstanceOf(RequestCancelledException.class);
    }

    @Test
    void trimmingKeepsTheModelUsable() {
        float[] before =
                model.embedder().embed(TEXTS, new CancelToken()).vectors().get(0);
        backend.trim();
        assertThat(model.embedder().embed(TEXTS, new CancelToken()).vectors().get(0))
                .containsExactly(before);
    }

    @Test
    void describesAnExportWithoutLoadingIt() {
        assertThat(backend.describe(files).task()).isEqualTo(ModelTask.EMBEDDING);
        assertThat(backend.describe(files).bytes().bytes()).isGreaterThan(90_000_000);
        assertThat(backend.estimate(files, LoadSettings.defaults()).weights().bytes())
                .isEqualTo(90_387_606);
        assertThat(model.embedder().dimensions()).isEqualTo(384);
    }

    @Test
    void anEncoderDoesNotGenerate() {
        assertThatThrownBy(model::generator).isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(model::scorer).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void saysWhereItLookedForMissingFiles(@TempDir Path empty) {
        ModelFiles nothing = new ModelFiles("nothing", empty, ModelFormat.ONNX);
        assertThatThrownBy(() -> backend.describe(nothing))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("tokenizer.json");
    }

    @Test
    void readsPoolingAndSizesFromTheirFiles(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("1_Pooling"));
        Path pooling = directory.resolve("1_Pooling/config.json");
        assertThat(Pooling.read(pooling)).isEqualTo(Pooling.MEAN);
        Files.writeString(pooling, "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}");
        assertThat(Pooling.read(pooling)).isEqualTo(Pooling.FIRST);
        Path config = directory.resolve("config.json");
        Files.writeString(config, """
                {"architectures": ["BertModel"], "hidden_size": 384, "num_hidden_layers": 6,
                 "num_attention_heads": 12, "intermediate_size": 1536, "vocab_size": 30522,
                 "max_position_embeddings": 512}""");
        assertThat(EncoderConfig.read(config)).hasValueSatisfying(read -> {
            assertThat(read.architecture()).isEqualTo("BertModel");
            // 22.7 million with norms, biases and the pooler
            assertThat(read.shape().orElseThrow().parameters()).isBetween(22_000_000L, 23_000_000L);
        });
    }
}
