package dev.headroom.generation;

import dev.headroom.model.ModelUse;
import dev.headroom.queue.StopGrade;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer.
 *
 * @param text the answer without the prompt
 * @param finish why it ended
 * @param stopGrade how it was stopped, where it was
 * @param model which model gave it, and why that one
 * @param promptTokens tokens of the prompt
 * @param generatedTokens tokens of the answer
 * @param timings where the time went when it was computed
 * @param fromCache whether it was computed for an earlier request
 */
public record Generation(
        String text,
        FinishReason finish,
        Optional<StopGrade> stopGrade,
        ModelUse model,
        int promptTokens,
        int generatedTokens,
        Timings timings,
        boolean fromCache) {

    /** Rejects nulls. */
    public Generation {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        Objects.requireNonNull(stopGrade, "stopGrade");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(timings, "timings");
    }

    /** Returns this answer marked as coming from a cache. */
    public Generation asCached() {
        return new Generation(text, finish, stopGrade, model, promptTokens, generatedTokens, timings, true);
    }

    /** Returns the tokens of the answer per second of decoding; 0 for fewer than two tokens. */
    public double tokensPerSecond() {
        return new GenerationOutcome(text, finish, promptTokens, generatedTokens, timings.prefill(), timings.decode())
                .tokensPerSecond();
    }

    /**
     * Where the time went.
     *
     * @param waiting in the queue
     * @param loading finding and loading the model
     * @param prefill reading the prompt
     * @param decode writing the answer
     */
    public record Timings(Duration waiting, Duration loading, Duration prefill, Duration decode) {

        /** Returns the sum. */
        public Duration total() {
            return waiting.plus(loading).plus(prefill).plus(decode);
        }
    }
}
