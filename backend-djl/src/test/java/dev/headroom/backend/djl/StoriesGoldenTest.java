package dev.headroom.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TokenScorer;
import dev.headroom.testkit.TestData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
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

/** A real GGUF through the whole backend, against llama.cpp with float32 weights and cache. */
@Tag("model")
class StoriesGoldenTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoriesGoldenTest.class);

    private static final String PROMPT = "Once upon a time";
    private static final String ANSWER = ", there was a little girl named Lily. She loved to play outside in the park."
            + " One day, she saw a big, red ball. She wanted to play with it, but it was too high.\n"
            + "Lily's mom said, \"Lily, let's go to the park.\" Lily was sad and didn't know what to do."
            + " She said, \"I want to play with your ball, but I can't find it.\"\n";
    private static final long ANSWER_CRC = 0xbfc965baL;
    private static final int CONTEXT = 512;
    private static final int STORIES = 100;

    @TempDir
    private static Path folder;

    private static ModelBackend backend;
    private static LoadedModel model;

    @BeforeAll
    static void load() throws Exception {
        // the file's metadata state a context of 128, the model was trained for 512
        ByteBuffer gguf = ByteBuffer.wrap(
                        Files.readAllBytes(TestData.require("models/stories260K/stories260Ktok512.gguf")))
                .order(ByteOrder.LITTLE_ENDIAN);
        String key = "llama.context_length";
        int at = new String(gguf.array(), StandardCharsets.ISO_8859_1).indexOf(key);
        gguf.putInt(at + key.length() + Integer.BYTES, CONTEXT);
        Path file = Files.write(folder.resolve("stories260K.gguf"), gguf.array());
        backend = new DjlBackendProvider().open(BackendSettings.ofThreads(1));
        model = backend.load(
                new ModelFiles("stories260K", file, ModelFormat.GGUF),
                LoadSettings.ofContext(CONTEXT),
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
        LOG.info(
                "{} tokens in {} ms after a prompt of {} in {} ms",
                outcome.generatedTokens(),
                outcome.decode().toMillis(),
                outcome.promptTokens(),
                outcome.prefill().toMillis());
    }

    @Test
    void greedyIdsAreThoseOfLlamaCpp() {
        TokenScorer scorer = model.scorer();
        int[] ids = scorer.tokenize(PROMPT);
        assertThat(ids).containsExactly(1, 403, 407, 261, 378);
        int[] all = Arrays.copyOf(ids, ids.length + 128);
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
        assertThat(logits[432]).isCloseTo(17.79940f, within(1e-3f));
        assertThat(logits[0]).isCloseTo(-10.13658f, within(1e-3f));
        assertThat(logits[1]).isCloseTo(-5.32946f, within(1e-3f));
        assertThat(logits[100]).isCloseTo(-10.13650f, within(1e-3f));
        assertThat(logits[511]).isCloseTo(-8.07628f, within(1e-3f));
    }

    @Test
    void perplexityIsThatOfLlamaCpp() throws Exception {
        JsonArray stories = JsonParser.parseString(Files.readString(TestData.require("text/tinystories_1000.json")))
                .getAsJsonArray();
        TokenScorer scorer = model.scorer();
        double sum = 0;
        long predictions = 0;
        for (int i = 0; i < STORIES; i++) {
            int[] ids = scorer.tokenize(stories.get(i).getAsString());
            int[] cut = Arrays.copyOf(ids, Math.min(ids.length, CONTEXT));
            double loss = loss(scorer, cut);
            sum += loss;
            predictions += cut.length - 1;
            if (i == 0) {
                assertThat(loss / (cut.length - 1)).as("first story").isCloseTo(1.28785, within(1e-4));
            }
        }
        LOG.info("nats per token: {}", sum / predictions);
        assertThat(sum / predictions).as("nats per token").isCloseTo(1.66389, within(1e-4));
    }

    private static double loss(TokenScorer scorer, int[] ids) {
        double[] loss = new double[1];
        scorer.score(
                ids,
                (position, logits) -> {
                    if (position + 1 < ids.length) {
                        loss[0] += surprise(logits, ids[position + 1]);
                    }
                },
                new CancelToken());
        return loss[0];
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
}
