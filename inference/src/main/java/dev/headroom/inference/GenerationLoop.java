package dev.headroom.inference;

import dev.headroom.generation.FinishReason;
import dev.headroom.queue.CancelToken.Reason;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Set;

/**
 * The loop of one request: the prompt in chunks, then one token at a time. Looks at the stop switch before every run.
 *
 * <p>On the inference thread only.
 */
final class GenerationLoop {

    private final Decoder decoder;
    private final Sampler sampler;
    private final Answer answer;
    private final Set<Integer> endTokens;
    private final StopSwitch stop;
    private final long started = System.nanoTime();
    private long decoding;
    private int generated;

    GenerationLoop(Decoder decoder, Sampler sampler, Answer answer, Set<Integer> endTokens, StopSwitch stop) {
        this.decoder = decoder;
        this.sampler = sampler;
        this.answer = answer;
        this.endTokens = endTokens;
        this.stop = stop;
    }

    /**
     * Generates at most {@code limit} tokens after {@code prompt}.
     *
     * @throws dev.headroom.BackendException also where a run was ended because the request is to stop
     */
    FinishReason run(int[] prompt, int limit) {
        FloatBuffer logits = null;
        for (int from = 0; from < prompt.length; from += decoder.prefillChunk()) {
            if (isStopped()) {
                return stopReason();
            }
            int to = Math.min(prompt.length, from + decoder.prefillChunk());
            logits = decoder.prefill(prompt, from, to);
        }
        if (logits == null) {
            throw new IllegalArgumentException("prompt must hold at least one token, was empty");
        }
        decoding = System.nanoTime();
        while (true) {
            int id = sampler.next(logits);
            if (endTokens.contains(id)) {
                return FinishReason.STOP;
            }
            generated++;
            sampler.see(id);
            if (answer.endsWith(id)) {
                return FinishReason.STOP;
            }
            if (generated == limit) {
                return FinishReason.LENGTH;
            }
            if (isStopped()) {
                return stopReason();
            }
            logits = decoder.step(id, prompt.length + generated - 1);
        }
    }

    private boolean isStopped() {
        return stop.stopped().isPresent();
    }

    /** Returns the finish that the reason of the stop stands for. */
    FinishReason stopReason() {
        return stop.stopped().filter(reason -> reason == Reason.DEADLINE).isPresent()
                ? FinishReason.DEADLINE
                : FinishReason.CANCELLED;
    }

    int generated() {
        return generated;
    }

    Duration prefillTime() {
        return Duration.ofNanos((decoding == 0 ? System.nanoTime() : decoding) - started);
    }

    Duration decodeTime() {
        return decoding == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - decoding);
    }
}
