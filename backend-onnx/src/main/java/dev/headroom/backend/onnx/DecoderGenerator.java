package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.generation.FinishReason;
import dev.headroom.generation.GenerationOutcome;
import dev.headroom.generation.GenerationSettings;
import dev.headroom.generation.Prompt;
import dev.headroom.generation.TextSink;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextGenerator;
import java.util.Set;

/** A decoder as a text generator. The sink is called on the inference thread. */
final class DecoderGenerator implements TextGenerator {

    private final ModelCalls calls;
    private final DecoderGraph graph;
    private final PromptEncoder prompts;
    private final DecoderTokenizer tokenizer;
    private final ArenaTrim trim;
    private final Set<Integer> endTokens;

    DecoderGenerator(
            ModelCalls calls,
            DecoderGraph graph,
            PromptEncoder prompts,
            DecoderTokenizer tokenizer,
            ArenaTrim trim,
            Set<Integer> endTokens) {
        this.calls = calls;
        this.graph = graph;
        this.prompts = prompts;
        this.tokenizer = tokenizer;
        this.trim = trim;
        this.endTokens = Set.copyOf(endTokens);
    }

    @Override
    public int contextLength() {
        return graph.context();
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
        if (ids.length >= graph.context()) {
            throw new IllegalArgumentException(
                    "prompt must be shorter than the context of " + graph.context() + " tokens, was " + ids.length);
        }
        return calls.call("generating", cancel, control -> {
            Sampler sampler = new Sampler(graph.vocabulary(), settings);
            for (int id : ids) {
                sampler.see(id);
            }
            Answer answer = new Answer(new TextStream(tokenizer::decode, ids), new StopStrings(settings.stop()), sink);
            int limit = Math.min(settings.maxTokens(), graph.context() - ids.length);
            GenerationLoop loop = new GenerationLoop(graph, sampler, answer, endTokens, control, trim);
            FinishReason finish = run(loop, ids, limit, control);
            return new GenerationOutcome(
                    answer.finish(), finish, ids.length, loop.generated(), loop.prefillTime(), loop.decodeTime());
        });
    }

    private static FinishReason run(GenerationLoop loop, int[] ids, int limit, RunControl control) throws OrtException {
        try {
            return loop.run(ids, limit);
        } catch (OrtException e) {
            if (control.stopped().isEmpty()) {
                throw e;
            }
            return loop.stopReason(); // the run was ended because of it
        }
    }
}
