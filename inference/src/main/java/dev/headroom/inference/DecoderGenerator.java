package dev.headroom.inference;

import dev.headroom.BackendException;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextGenerator;
import java.util.Set;

/** A decoder as a text generator. The sink is called on the inference thread. Thread-safe. */
public final class DecoderGenerator implements TextGenerator {

    private final DecoderCalls calls;
    private final PromptEncoder prompts;
    private final DecoderTokenizer tokenizer;
    private final Set<Integer> endTokens;

    /** Generates through {@code calls} until one of {@code endTokens}, or what the request asks for. */
    public DecoderGenerator(
            DecoderCalls calls, PromptEncoder prompts, DecoderTokenizer tokenizer, Set<Integer> endTokens) {
        this.calls = calls;
        this.prompts = prompts;
        this.tokenizer = tokenizer;
        this.endTokens = Set.copyOf(endTokens);
    }

    @Override
    public int contextLength() {
        return calls.context();
    }

    @Override
    public int countTokens(Prompt prompt) {
        calls.checkOpen();
        return prompts.encode(prompt).length;
    }

    @Override
    public GenerationOutcome generate(Prompt prompt, GenerationSettings settings, TextSink sink, CancelToken cancel) {
        calls.checkOpen();
        int[] ids = prompts.encode(prompt);
        if (ids.length >= calls.context()) {
            throw new IllegalArgumentException(
                    "prompt must be shorter than the context of " + calls.context() + " tokens, was " + ids.length);
        }
        return calls.call("generating", cancel, (decoder, stop) -> {
            Sampler sampler = new Sampler(calls.vocabulary(), settings);
            for (int id : ids) {
                sampler.see(id);
            }
            Answer answer = new Answer(new TextStream(tokenizer::decode, ids), new StopStrings(settings.stop()), sink);
            int limit = Math.min(settings.maxTokens(), calls.context() - ids.length);
            GenerationLoop loop = new GenerationLoop(decoder, sampler, answer, endTokens, stop);
            FinishReason finish = run(loop, ids, limit, stop);
            return new GenerationOutcome(
                    answer.finish(), finish, ids.length, loop.generated(), loop.prefillTime(), loop.decodeTime());
        });
    }

    private static FinishReason run(GenerationLoop loop, int[] ids, int limit, StopSwitch stop) {
        try {
            return loop.run(ids, limit);
        } catch (BackendException e) {
            if (stop.stopped().isEmpty()) {
                throw e;
            }
            return loop.stopReason(); // the run was ended because of it
        }
    }
}
