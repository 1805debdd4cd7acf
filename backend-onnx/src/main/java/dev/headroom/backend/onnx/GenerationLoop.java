package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
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

    private final DecoderGraph graph;
    private final Sampler sampler;
    private final Answer answer;
    private final Set<Integer> endTokens;
    private final RunControl control;
    private final ArenaTrim trim;
    private final long started = System.nanoTime();
    private long decoding;
    private int generated;

    GenerationLoop(
            DecoderGraph graph,
            Sampler sampler,
            Answer answer,
            Set<Integer> endTokens,
            RunControl control,
            ArenaTrim trim) {
        this.graph = graph;
        this.sampler = sampler;
        this.answer = answer;
        this.endTokens = endTokens;
        this.control = control;
        this.trim = trim;
    }

    /**
     * Generates at most {@code limit} tokens after {@code prompt}.
     *
     * @throws OrtException also where a run was ended because the request is to stop
     */
    FinishReason run(int[] prompt, int limit) throws OrtException {
        FloatBuffer logits = null;
        for (int from = 0; from < prompt.length; from += DecoderGraph.PREFILL_CHUNK) {
            if (isStopped()) {
                return stopReason();
            }
            int to = Math.min(prompt.length, from + DecoderGraph.PREFILL_CHUNK);
            logits = graph.prefill(prompt, from, to, from, control.options());
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
            logits = graph.step(id, prompt.length + generated - 1, trim.options(control));
        }
    }

    private boolean isStopped() {
        return control.stopped().isPresent();
    }

    /** Returns the finish that the reason of the stop stands for. */
    FinishReason stopReason() {
        return control.stopped().filter(reason -> reason == Reason.DEADLINE).isPresent()
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
