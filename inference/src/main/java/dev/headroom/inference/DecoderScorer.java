package dev.headroom.inference;

import dev.headroom.BackendException;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TokenScorer;
import java.nio.FloatBuffer;

/** A decoder as a scorer. The visitor is called on the inference thread. Thread-safe. */
public final class DecoderScorer implements TokenScorer {

    private final DecoderCalls calls;
    private final PromptEncoder prompts;
    private final DecoderTokenizer tokenizer;

    /** Scores through {@code calls}. */
    public DecoderScorer(DecoderCalls calls, PromptEncoder prompts, DecoderTokenizer tokenizer) {
        this.calls = calls;
        this.prompts = prompts;
        this.tokenizer = tokenizer;
    }

    @Override
    public int vocabularySize() {
        return calls.vocabulary();
    }

    @Override
    public int contextLength() {
        return calls.context();
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
        if (ids.length < 1 || ids.length > calls.context()) {
            throw new IllegalArgumentException("ids must hold 1 to " + calls.context() + " tokens, was " + ids.length);
        }
        for (int id : ids) {
            if (id < 0 || id >= calls.vocabulary()) {
                throw new IllegalArgumentException("ids must be in [0, " + calls.vocabulary() + "), was " + id);
            }
        }
        calls.call("scoring", cancel, (decoder, stop) -> {
            scoreChunks(ids, visitor, decoder, stop);
            return ids.length;
        });
    }

    private void scoreChunks(int[] ids, LogitsVisitor visitor, Decoder decoder, StopSwitch stop) {
        int vocabulary = calls.vocabulary();
        for (int from = 0; from < ids.length; from += decoder.scoringChunk()) {
            stop.throwIfStopped();
            int to = Math.min(ids.length, from + decoder.scoringChunk());
            FloatBuffer rows;
            try {
                rows = decoder.score(ids, from, to);
            } catch (BackendException e) {
                stop.throwIfStopped(); // the run was ended because of it
                throw e;
            }
            for (int position = from; position < to; position++) {
                visitor.visit(position, rows.slice((position - from) * vocabulary, vocabulary));
            }
        }
    }
}
