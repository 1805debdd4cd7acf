package dev.headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.BackendCapability;
import dev.headroom.spi.LoadedModel;
import dev.headroom.spi.ModelBackend;
import dev.headroom.spi.TextGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a backend promises that continues text. */
public interface GenerationContract extends BackendContract {

    /** Returns a short prompt that the tiny model continues by at least four tokens. */
    default Prompt prompt() {
        return Prompt.text("Once upon a time");
    }

    /** Returns a piece of text that adds one token each time it is appended. */
    default String oneToken() {
        return " a";
    }

    /** Loads the model, hands its generator out, and closes everything. */
    default void withGenerator(Consumer<TextGenerator> test) {
        Assumptions.assumeTrue(
                provider().capabilities().contains(BackendCapability.GENERATION), "skipped: does not generate");
        try (ModelBackend backend = provider().open(backendSettings());
                LoadedModel model = backend.load(model(generationModel()), loadSettings(), new CancelToken())) {
            test.accept(model.generator());
        }
    }

    /** Generates without a listener and without cancellation. */
    default GenerationOutcome generate(TextGenerator generator, GenerationSettings settings) {
        return generator.generate(prompt(), settings, TextSink.ignore(), new CancelToken());
    }

    /** Checks that text comes and the counts agree. */
    @Test
    default void generatesText() {
        withGenerator(generator -> {
            GenerationOutcome outcome =
                    generate(generator, GenerationSettings.greedy().withMaxTokens(8));
            assertThat(outcome.text()).isNotEmpty();
            assertThat(outcome.promptTokens()).isEqualTo(generator.countTokens(prompt()));
            assertThat(outcome.generatedTokens()).isBetween(1, 8);
        });
    }

    /** Checks that greedy answers repeat. */
    @Test
    default void greedyAnswersRepeat() {
        withGenerator(generator -> {
            GenerationSettings greedy = GenerationSettings.greedy().withMaxTokens(16);
            assertThat(generate(generator, greedy).text())
                    .isEqualTo(generate(generator, greedy).text());
        });
    }

    /** Checks that a seed makes sampling repeat. */
    @Test
    default void sameSeedGivesTheSameTokens() {
        withGenerator(generator -> {
            GenerationSettings seeded = GenerationSettings.defaults()
                    .withTemperature(1)
                    .withSeed(42)
                    .withMaxTokens(16);
            assertThat(generate(generator, seeded).text())
                    .isEqualTo(generate(generator, seeded).text());
        });
    }

    /** Checks that an earlier answer does not leak into a later one. */
    @Test
    default void answersDoNotDependOnEarlierOnes() {
        withGenerator(generator -> {
            GenerationSettings greedy = GenerationSettings.greedy().withMaxTokens(8);
            String first = generate(generator, greedy).text();
            generator.generate(
                    Prompt.text("The cat and the dog"), greedy.withMaxTokens(12), TextSink.ignore(), new CancelToken());
            assertThat(generate(generator, greedy).text()).isEqualTo(first);
        });
    }

    /** Checks that no prompt at all is fine. */
    @Test
    default void acceptsAnEmptyPrompt() {
        withGenerator(generator -> {
            GenerationOutcome outcome = generator.generate(
                    Prompt.text(""),
                    GenerationSettings.greedy().withMaxTokens(4),
                    TextSink.ignore(),
                    new CancelToken());
            assertThat(outcome.generatedTokens()).isLessThanOrEqualTo(4);
        });
    }

    /** Checks a prompt that leaves room for one token. */
    @Test
    default void acceptsTheLongestPrompt() {
        withGenerator(generator -> {
            Prompt longest = promptOf(generator, generator.contextLength() - 1);
            GenerationOutcome outcome = generator.generate(
                    longest, GenerationSettings.greedy().withMaxTokens(8), TextSink.ignore(), new CancelToken());
            assertThat(outcome.promptTokens()).isLessThan(generator.contextLength());
            assertThat(outcome.promptTokens() + outcome.generatedTokens())
                    .isLessThanOrEqualTo(generator.contextLength());
        });
    }

    /** Checks that a prompt that fills the context is refused. */
    @Test
    default void refusesAPromptThatFillsTheContext() {
        withGenerator(generator -> {
            Prompt tooLong = Prompt.text("a" + oneToken().repeat(2 * generator.contextLength()));
            assertThatThrownBy(() -> generator.generate(
                            tooLong, GenerationSettings.greedy(), TextSink.ignore(), new CancelToken()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(generator.contextLength()));
        });
    }

    /** Returns a prompt of {@code tokens} tokens, or the longest below that. */
    default Prompt promptOf(TextGenerator generator, int tokens) {
        int low = 0;
        int high = tokens;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (generator.countTokens(Prompt.text(oneToken().repeat(middle))) <= tokens) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Prompt.text(oneToken().repeat(low));
    }

    /** Checks the token limit. */
    @Test
    default void respectsTheTokenLimit() {
        withGenerator(generator -> {
            GenerationOutcome outcome =
                    generate(generator, GenerationSettings.greedy().withMaxTokens(3));
            assertThat(outcome.generatedTokens()).isEqualTo(3);
            assertThat(outcome.finish()).isEqualTo(FinishReason.LENGTH);
        });
    }

    /** Checks that the listener gets exactly the text of the answer. */
    @Test
    default void sinkTextIsTheOutcomeText() {
        withGenerator(generator -> {
            List<String> pieces = new ArrayList<>();
            GenerationOutcome outcome = generator.generate(
                    prompt(), GenerationSettings.greedy().withMaxTokens(16), pieces::add, new CancelToken());
            assertThat(pieces).isNotEmpty().doesNotContain("");
            assertThat(String.join("", pieces)).isEqualTo(outcome.text());
        });
    }

    /** Checks that a stop string ends the answer and is in neither text. */
    @Test
    default void stopStringEndsTheAnswerAndIsNotInIt() {
        withGenerator(generator -> {
            GenerationSettings greedy = GenerationSettings.greedy().withMaxTokens(16);
            String whole = generate(generator, greedy).text();
            Assumptions.assumeTrue(whole.length() >= 6, "skipped: the answer is too short to stop inside it");
            String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 3);
            StringBuilder heard = new StringBuilder();
            GenerationOutcome outcome =
                    generator.generate(prompt(), greedy.withStop(List.of(stop)), heard::append, new CancelToken());
            assertThat(outcome.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
            assertThat(outcome.finish()).isEqualTo(FinishReason.STOP);
            assertThat(heard).hasToString(outcome.text());
        });
    }

    /** Checks that cancelling between tokens ends soon, with what there is. */
    @Test
    default void cancellingBetweenTokensKeepsTheText() {
        withGenerator(generator -> {
            GenerationOutcome outcome = cancelledAtFirstPiece(generator, CancelToken.Reason.CALLER);
            assertThat(outcome.finish()).isEqualTo(FinishReason.CANCELLED);
            assertThat(outcome.text()).isNotEmpty();
            assertThat(outcome.generatedTokens()).isLessThanOrEqualTo(4);
        });
    }

    /** Checks that a deadline is told from another cancellation. */
    @Test
    default void deadlineIsNamedAsTheReason() {
        withGenerator(generator -> assertThat(cancelledAtFirstPiece(generator, CancelToken.Reason.DEADLINE)
                        .finish())
                .isEqualTo(FinishReason.DEADLINE));
    }

    /** Generates and cancels as soon as the first piece is heard. */
    default GenerationOutcome cancelledAtFirstPiece(TextGenerator generator, CancelToken.Reason reason) {
        CancelToken cancel = new CancelToken();
        return generator.generate(
                prompt(), GenerationSettings.greedy().withMaxTokens(64), piece -> cancel.cancel(reason), cancel);
    }

    /** Checks that a cancelled run leaves the model usable. */
    @Test
    default void worksAgainAfterCancellation() {
        withGenerator(generator -> {
            GenerationSettings greedy = GenerationSettings.greedy().withMaxTokens(8);
            String before = generate(generator, greedy).text();
            cancelledAtFirstPiece(generator, CancelToken.Reason.CALLER);
            assertThat(generate(generator, greedy).text()).isEqualTo(before);
        });
    }

    /** Checks that a closed model generates nothing. */
    @Test
    default void refusesToGenerateAfterClose() {
        Assumptions.assumeTrue(
                provider().capabilities().contains(BackendCapability.GENERATION), "skipped: does not generate");
        try (ModelBackend backend = provider().open(backendSettings())) {
            LoadedModel model = backend.load(model(generationModel()), loadSettings(), new CancelToken());
            TextGenerator generator = model.generator();
            model.close();
            assertThatThrownBy(() -> generate(generator, GenerationSettings.greedy()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(model::generator).isInstanceOf(IllegalStateException.class);
        }
    }
}
