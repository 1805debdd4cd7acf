package dev.headroom.backend.onnx;

import ai.onnxruntime.OrtException;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TokenScorer;
import java.nio.FloatBuffer;

/** A decoder as a scorer. The visitor is called on the inference thread. */
final class DecoderScorer implements TokenScorer {

    private final ModelCalls calls;
    private final DecoderGraph graph;
    private final PromptEncoder prompts;
    private final DecoderTokenizer tokenizer;

    DecoderScorer(ModelCalls calls, DecoderGraph graph, PromptEncoder prompts, DecoderTokenizer tokenizer) {
        this.calls = calls;
        this.graph = graph;
        this.prompts = prompts;
        this.tokenizer = tokenizer;
    }

    @Override
    public int vocabularySize() {
        return graph.vocabulary();
    }

    @Override
    public int contextLength() {
        return graph.context();
    }

    @Override
    public int[] tokenize(String text) {
        calls.checkOpen();
        return prompts.encodeText(text);
    }

    @Override
    public String detokenize(int[] ids) {
        calls.checkOpen();
        return tokenizer.decode(ids, 0, ids.length);
    }

    @Override
    public void score(int[] ids, LogitsVisitor visitor, CancelToken cancel) {
        if (ids.length < 1 || ids.length > graph.context()) {
            throw new IllegalArgumentException("ids must hold 1 to " + graph.context() + " tokens, was " + ids.length);
        }
        for (int id : ids) {
            if (id < 0 || id >= graph.vocabulary()) {
                throw new IllegalArgumentException("ids must be in [0, " + graph.vocabulary() + "), was " + id);
            }
        }
        calls.call("scoring", cancel, control -> {
            scoreChunks(ids, visitor, control);
            return ids.length;
        });
    }

    private void scoreChunks(int[] ids, LogitsVisitor visitor, RunControl control) throws OrtException {
        int vocabulary = graph.vocabulary();
        for (int from = 0; from < ids.length; from += graph.scoringChunk()) {
            control.throwIfStopped();
            int to = Math.min(ids.length, from + graph.scoringChunk());
            FloatBuffer rows;
            try {
                rows = graph.score(ids, from, to, from, control.options());
            } catch (OrtException e) {
                control.throwIfStopped(); // the run was ended because of it
                throw e;
            }
            for (int position = from; position < to; position++) {
                visitor.visit(position, rows.slice((position - from) * vocabulary, vocabulary));
            }
        }
    }
}
