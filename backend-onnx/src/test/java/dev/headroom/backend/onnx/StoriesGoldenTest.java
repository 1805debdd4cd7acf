package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.headroom.compress.CompressionSettings;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.inference.DecoderTokenizer;
import dev.headroom.inference.TextStream;
import dev.headroom.model.LoadSettings;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TokenScorer;
import dev.headroom.testkit.TestData;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real model through the whole backend, against llama.cpp with float32 weights and cache. */
@Tag("model")
class StoriesGoldenTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoriesGoldenTest.class);

    private static final String PROMPT = "Once upon a time";
    private static final String ANSWER = ", there was a little girl named Lily. She loved to play outside in the park."
            + " One day, she saw a big, red ball. She wanted to play with it, but it was too high.\n"
            + "Lily's mom said, \"Lily, let's go to the park.\" Lily was sad and didn't know what to do."
            + " She said, \"I want to play with your ball, but I can't find it.\"\n";
    private static final long ANSWER_CRC = 0xbfc965baL;
    private static final int STORIES = 100;

    @TempDir
    private static Path folder;

    private static ModelBackend backend;
    private static LoadedModel model;
    private static Path source;

    @BeforeAll
    static void load() throws Exception {
        source = Stories260K.copyTo(folder);
        backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
        model = load(CompressionSettings.fp32(), "fp32");
    }

    private static LoadedModel load(CompressionSettings settings, String name) {
        return backend.load(
                TinyModel.compress(source, settings, folder.resolve(name)),
                LoadSettings.ofContext(512),
                new CancelToken());
    }

    @AfterAll
    static void close() {
        if (backend != null) {
            backend.close();
        }
    }

    @Test
    void greedyTextIsThatOfLlamaCpp() {
        List<String> pieces = new ArrayList<>();
        GenerationOutcome outcome = model.generator()
                .generate(
                        Prompt.text(PROMPT),
                        GenerationSettings.greedy().withMaxTokens(128),
                        pieces::add,
                        new CancelToken());
        assertThat(outcome.text()).isEqualTo(ANSWER);
        assertThat(String.join("", pieces)).isEqualTo(ANSWER);
        assertThat(outcome.promptTokens()).isEqualTo(5);
        assertThat(outcome.generatedTokens()).isEqualTo(128);
        assertThat(outcome.finish()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void greedyIdsAreThoseOfLlamaCpp() {
        TokenScorer scorer = model.scorer();
        int[] ids = scorer.tokenize(PROMPT);
        assertThat(ids).containsExactly(1, 403, 407, 261, 378);
        int[] all = Arrays.copyOf(ids, ids.length + 128);
        // no cache is kept between calls, so every prefix is run anew: chunks of every length meet every offset
        for (int length = ids.length; length < all.length; length++) {
            all[length] = best(lastRow(scorer, Arrays.copyOf(all, length)));
        }
        CRC32 crc = new CRC32();
        for (int id : Arrays.copyOfRange(all, ids.length, all.length)) {
            crc.update(new byte[] {(byte) id, (byte) (id >> 8), (byte) (id >> 16), (byte) (id >> 24)});
        }
        assertThat(crc.getValue()).isEqualTo(ANSWER_CRC);
    }

    @Test
    void logitsAreThoseOfLlamaCpp() {
        float[] logits = lastRow(model.scorer(), model.scorer().tokenize(PROMPT));
        assertThat(best(logits)).isEqualTo(432);
        assertThat(logits[432]).isCloseTo(17.79940f, within(5e-3f));
        assertThat(logits[0]).isCloseTo(-10.13658f, within(5e-3f));
        assertThat(logits[1]).isCloseTo(-5.32946f, within(5e-3f));
        assertThat(logits[100]).isCloseTo(-10.13650f, within(5e-3f));
        assertThat(logits[511]).isCloseTo(-8.07628f, within(5e-3f));
    }

    @Test
    void perplexityIsThatOfLlamaCpp() throws Exception {
        JsonArray stories = JsonParser.parseString(Files.readString(TestData.require("text/tinystories_1000.json")))
                .getAsJsonArray();
        double[] exact = nats(model.scorer(), stories);
        assertThat(exact[1]).as("first story").isCloseTo(1.28785, within(1e-3));
        assertThat(exact[0]).as("nats per token").isCloseTo(1.66389, within(1e-3));
        try (LoadedModel rounded = load(CompressionSettings.int4(), "int4")) {
            double[] nats = nats(rounded.scorer(), stories);
            LOG.info("{}: {}", "nats per token", "float32 " + exact[0] + ", int4 block 32 " + nats[0]);
            assertThat(nats[0]).isGreaterThan(exact[0]).isLessThan(exact[0] + 0.2);
        }
    }

    /** Returns nats per token of all stories and of the first: each alone, after BOS, cut at the context. */
    private static double[] nats(TokenScorer scorer, JsonArray stories) {
        double sum = 0;
        long predictions = 0;
        double first = 0;
        for (int i = 0; i < STORIES; i++) {
            int[] ids = scorer.tokenize(stories.get(i).getAsString());
            int[] cut = Arrays.copyOf(ids, Math.min(ids.length, 512));
            double[] loss = new double[1];
            scorer.score(
                    cut,
                    (position, logits) -> {
                        if (position + 1 < cut.length) {
                            loss[0] += surprise(logits, cut[position + 1]);
                        }
                    },
                    new CancelToken());
            sum += loss[0];
            predictions += cut.length - 1;
            if (i == 0) {
                first = loss[0] / (cut.length - 1);
            }
        }
        return new double[] {sum / predictions, first};
    }

    private static double surprise(FloatBuffer logits, int next) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.remaining(); i++) {
            highest = Math.max(highest, logits.get(i));
        }
        double total = 0;
        for (int i = 0; i < logits.remaining(); i++) {
            total += Math.exp(logits.get(i) - highest);
        }
        return highest + Math.log(total) - logits.get(next);
    }

    private static float[] lastRow(TokenScorer scorer, int[] ids) {
        float[] row = new float[scorer.vocabularySize()];
        scorer.score(
                ids,
                (position, logits) -> {
                    if (position == ids.length - 1) {
                        logits.get(0, row);
                    }
                },
                new CancelToken());
        return row;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    @Test
    void streamsEmojiAndIdeographsThroughByteTokens() {
        DecoderTokenizer tokenizer =
                DecoderTokenizer.open(folder.resolve("fp32").resolve("tokenizer.json"));
        try (tokenizer) {
            String text = "It said 日本語 and 😀, née ok.";
            int[] prompt = tokenizer.encode(PROMPT);
            int[] ids = tokenizer.encode(text);
            TextStream stream = new TextStream(tokenizer::decode, prompt);
            StringBuilder out = new StringBuilder();
            for (int id : ids) {
                String piece = stream.append(id);
                assertThat(piece).doesNotContain("\uFFFD");
                out.append(piece);
            }
            assertThat(out).hasToString(" " + text);
        }
    }
}
