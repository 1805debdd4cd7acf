package dev.headroom.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.RequestCancelledException;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTest {

    private final List<String> order = new ArrayList<>();
    private final Prompt prompt = Prompt.text("tides");

    @Test
    void medianIgnoresTheWarmUpAndTheOutlier() {
        SpeedResult result =
                new Speed(prompt, 11, 3).of(new TimedGenerator("a", 11, 5000, 100, 900, 200), Progress.unwatched());

        // ten tokens after the first in 200 ms
        assertThat(result.decodeTokensPerSecond()).isCloseTo(50, within(1e-9));
        assertThat(result.prefillTokensPerSecond()).isCloseTo(100, within(1e-9));
        assertThat(result.rounds()).isEqualTo(3);
        assertThat(result.promptTokens()).isEqualTo(10);
    }

    @Test
    void evenNumberOfRoundsTakesTheMiddleOfTwo() {
        SpeedResult result =
                new Speed(prompt, 11, 2).of(new TimedGenerator("a", 11, 1, 100, 200), Progress.unwatched());

        assertThat(result.decodeTokensPerSecond()).isCloseTo(75, within(1e-9));
    }

    @Test
    void severalModelsTakeTurns() {
        new Speed(prompt, 4, 2)
                .ofEach(
                        List.of(new TimedGenerator("a", 4, 1, 1, 1), new TimedGenerator("b", 4, 1, 1, 1)),
                        Progress.unwatched());

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void answerOfOneTokenHasNoDecodeSpeed() {
        SpeedResult result = new Speed(prompt, 4, 1).of(new TimedGenerator("a", 1, 1, 1), Progress.unwatched());

        assertThat(result.decodeTokensPerSecond()).isZero();
        assertThat(result.generatedTokens()).isEqualTo(1);
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);

        assertThatThrownBy(() -> new Speed(prompt, 4, 1)
                        .of(new TimedGenerator("a", 4, 1, 1), new Progress((s, d, t) -> {}, cancel)))
                .isInstanceOf(RequestCancelledException.class);
    }

    @Test
    void rejectsTooFewTokensToTime() {
        assertThatThrownBy(() -> new Speed(prompt, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokens must be at least 2, was 1");
    }

    /** Claims to have taken the given milliseconds of decoding, call by call; its prefill takes 100 ms. */
    private final class TimedGenerator implements TextGenerator {

        private final String name;
        private final int tokens;
        private final int[] millis;
        private int calls;

        TimedGenerator(String name, int tokens, int... millis) {
            this.name = name;
            this.tokens = tokens;
            this.millis = millis;
        }

        @Override
        public int contextLength() {
            return 64;
        }

        @Override
        public int countTokens(Prompt text) {
            return 10;
        }

        @Override
        public GenerationOutcome generate(Prompt text, GenerationSettings settings, TextSink sink, CancelToken cancel) {
            order.add(name);
            return new GenerationOutcome(
                    "…", FinishReason.LENGTH, 10, tokens, Duration.ofMillis(100), Duration.ofMillis(millis[calls++]));
        }
    }
}
