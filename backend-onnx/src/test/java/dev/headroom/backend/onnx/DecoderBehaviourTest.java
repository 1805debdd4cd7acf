package dev.headroom.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.DamagedArtefactException;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendSettings;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TextGenerator;
import dev.headroom.spi.TokenScorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderBehaviourTest {

    private static final GenerationSettings GREEDY = GenerationSettings.greedy().withMaxTokens(24);

    @TempDir
    private static Path folder;

    private static ModelFiles files;
    private static ModelBackend backend;
    private static LoadedModel model;

    @BeforeAll
    static void load() {
        files = TinyModel.build(folder);
        backend = new OnnxBackendProvider().open(BackendSettings.ofThreads(1));
        model = backend.load(files, LoadSettings.defaults(), new CancelToken());
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    private static GenerationOutcome generate(String prompt, GenerationSettings settings) {
        return model.generator().generate(Prompt.text(prompt), settings, TextSink.ignore(), new CancelToken());
    }

    @Test
    void cutsTheContextToWhatTheModelWasMadeFor() {
        assertThat(model.generator().contextLength()).isEqualTo(128);
        assertThat(backend.estimate(files, LoadSettings.defaults()).kvCache())
                .isEqualTo(model.held().kvCache());
    }

    @Test
    void scoringInChunksOfAnySizeGivesTheLogitsOfGeneration() {
        TokenScorer scorer = model.scorer();
        int[] ids =
                scorer.tokenize("a longer text whose tokens do not fit into one chunk of the scorer, so it has two");
        assertThat(ids.length).isGreaterThan(64);
        List<float[]> whole = rows(scorer, ids);
        for (int length : new int[] {1, 31, 32, 33, 64}) {
            int[] part = java.util.Arrays.copyOf(ids, length);
            List<float[]> rows = rows(scorer, part);
            assertThat(rows).hasSize(length);
            assertThat(rows.get(length - 1)).containsExactly(whole.get(length - 1), within(1e-4f));
        }
    }

    private static List<float[]> rows(TokenScorer scorer, int[] ids) {
        List<float[]> rows = new ArrayList<>();
        scorer.score(
                ids,
                (position, logits) -> {
                    float[] row = new float[logits.remaining()];
                    logits.get(row);
                    rows.add(row);
                },
                new CancelToken());
        return rows;
    }

    @Test
    void answersOfManyThreadsAreThoseOfOne() throws Exception {
        List<String> prompts = List.of("one", "two and", "three is more", "four");
        List<String> alone =
                prompts.stream().map(prompt -> generate(prompt, GREEDY).text()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = Stream.of(prompts, prompts, prompts)
                    .flatMap(List::stream)
                    .map(prompt -> threads.submit(() -> generate(prompt, GREEDY).text()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(alone.get(i % prompts.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void answersAreTheSameWhateverTheNumberOfComputeThreads() {
        try (ModelBackend two = new OnnxBackendProvider().open(BackendSettings.ofThreads(2));
                LoadedModel other = two.load(files, LoadSettings.ofContext(64), new CancelToken())) {
            String text = other.generator()
                    .generate(Prompt.text("one"), GREEDY, TextSink.ignore(), new CancelToken())
                    .text();
            assertThat(text).isEqualTo(generate("one", GREEDY).text());
        }
    }

    @Test
    void seedsDecideTheAnswer() {
        GenerationSettings hot = GREEDY.withTemperature(2).withTopP(1);
        String first = generate("one", hot.withSeed(1)).text();
        assertThat(generate("one", hot.withSeed(1)).text()).isEqualTo(first);
        assertThat(generate("one", hot.withSeed(2)).text()).isNotEqualTo(first);
    }

    @Test
    void trimmingBetweenAndDuringAnswersChangesNone() {
        String before = generate("one", GREEDY).text();
        backend.trim();
        assertThat(generate("one", GREEDY).text()).isEqualTo(before);
        TextGenerator generator = model.generator();
        String during = generator
                .generate(Prompt.text("one"), GREEDY, piece -> backend.trim(), new CancelToken())
                .text();
        assertThat(during).isEqualTo(before);
    }

    @Test
    void aFailingSinkEndsTheAnswerAndLeavesTheModelUsable() {
        String before = generate("one", GREEDY).text();
        IllegalStateException failure = new IllegalStateException("the reader went away");
        assertThatThrownBy(() -> model.generator()
                        .generate(
                                Prompt.text("one"),
                                GREEDY,
                                piece -> {
                                    throw failure;
                                },
                                new CancelToken()))
                .isSameAs(failure);
        assertThat(generate("one", GREEDY).text()).isEqualTo(before);
    }

    @Test
    void refusesToLoadAnArtefactThatWasChanged() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("damaged"));
        try (Stream<Path> all = Files.list(files.path())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path weights = copy.resolve("model.onnx.data");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);
        ModelFiles damaged = new ModelFiles("damaged", copy, ModelFormat.ARTEFACT);
        assertThatThrownBy(() -> backend.load(damaged, LoadSettings.defaults(), new CancelToken()))
                .isInstanceOf(DamagedArtefactException.class)
                .hasMessageContaining("model.onnx.data");
    }

    @Test
    void aSinkMayCloseItsModel() {
        LoadedModel own = backend.load(files, LoadSettings.defaults(), new CancelToken());
        GenerationOutcome outcome =
                own.generator().generate(Prompt.text("one"), GREEDY, piece -> own.close(), new CancelToken());
        assertThat(outcome.finish()).isEqualTo(FinishReason.CANCELLED);
        assertThat(outcome.generatedTokens()).isLessThan(24);
        assertThatThrownBy(() -> own.generator()).isInstanceOf(IllegalStateException.class);
        assertThat(generate("one", GREEDY).generatedTokens()).isEqualTo(24);
    }

    @Test
    void countsATemplateOrTextWithItsFirstToken() {
        int text = model.generator().countTokens(Prompt.text("one"));
        assertThat(model.scorer().tokenize("one")).hasSize(text);
    }
}
