package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop of a generation over a decoder that says what it is told. */
class DecoderGeneratorTest {

    private static final int END = 2;

    @TempDir
    private static Path folder;

    private static DecoderTokenizer tokenizer;

    @BeforeAll
    static void open() {
        SyntheticCheckpoint.write(SyntheticShape.TINY, 1, folder, ProgressListener.none());
        tokenizer = DecoderTokenizer.open(folder.resolve("tokenizer.json"));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private static DecoderGenerator generator(ScriptedDecoder decoder) {
        PromptEncoder prompts =
                new PromptEncoder(tokenizer::encode, Optional.empty(), OptionalInt.empty(), OptionalInt.of(END));
        return new DecoderGenerator(decoder, prompts, tokenizer, Set.of(END));
    }

    private static GenerationOutcome generate(ScriptedDecoder decoder, String prompt, CancelToken cancel) {
        GenerationSettings greedy = GenerationSettings.greedy().withMaxTokens(6);
        return generator(decoder).generate(Prompt.text(prompt), greedy, TextSink.ignore(), cancel);
    }

    @Test
    void readsTheAnswerTokenByTokenUntilTheEnd() {
        int[] answer = tokenizer.encode("abc");
        ScriptedDecoder decoder = new ScriptedDecoder(answer, END);
        GenerationOutcome outcome = generate(decoder, "x", new CancelToken());
        assertThat(outcome.text()).isEqualTo("abc");
        assertThat(outcome.finish()).isEqualTo(FinishReason.STOP);
        assertThat(outcome.generatedTokens()).isEqualTo(answer.length);
    }

    @Test
    void readsALongPromptInChunksThatFollowOneAnother() {
        ScriptedDecoder decoder = new ScriptedDecoder(tokenizer.encode("a"), END);
        GenerationOutcome outcome = generate(decoder, "x".repeat(20), new CancelToken());
        assertThat(decoder.written()).isEqualTo(outcome.promptTokens() + 1);
        assertThat(decoder.largestChunk()).isLessThanOrEqualTo(decoder.prefillChunk());
    }

    @Test
    void aRunThatWasEndedEarlyIsNoFailure() {
        CancelToken cancel = new CancelToken();
        ScriptedDecoder decoder = new ScriptedDecoder(tokenizer.encode("abcdef"), END).failingAfter(2, () -> {
            cancel.cancel(CancelToken.Reason.DEADLINE);
        });
        GenerationOutcome outcome = generate(decoder, "x", cancel);
        assertThat(outcome.finish()).isEqualTo(FinishReason.DEADLINE);
        assertThat(outcome.text()).isEqualTo("abc");
    }

    @Test
    void aFailureThatNobodyAskedForStaysOne() {
        ScriptedDecoder decoder = new ScriptedDecoder(tokenizer.encode("abcdef"), END).failingAfter(2, () -> {});
        assertThatThrownBy(() -> generate(decoder, "x", new CancelToken())).isInstanceOf(BackendException.class);
    }

    @Test
    void stopsAtTheLimit() {
        ScriptedDecoder decoder = new ScriptedDecoder(tokenizer.encode("abcdefghij"), END);
        GenerationOutcome outcome = generate(decoder, "x", new CancelToken());
        assertThat(outcome.finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(outcome.generatedTokens()).isEqualTo(6);
    }
}
