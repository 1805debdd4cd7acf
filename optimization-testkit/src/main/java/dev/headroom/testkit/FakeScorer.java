package dev.headroom.testkit;

import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TokenScorer;
import java.nio.FloatBuffer;

/** Logits that depend on the last token alone: the same id again is likeliest, far ones are less likely. */
final class FakeScorer implements TokenScorer {

    private final FakeModel model;

    FakeScorer(FakeModel model) {
        this.model = model;
    }

    @Override
    public int vocabularySize() {
        return FakeTokens.VOCABULARY;
    }

    @Override
    public int contextLength() {
        return model.contextLength();
    }

    @Override
    public int[] tokenize(String text) {
        return FakeTokens.encode(text);
    }

    @Override
    public String detokenize(int[] ids) {
        return FakeTokens.decode(ids);
    }

    @Override
    public void score(int[] ids, LogitsVisitor visitor, CancelToken cancel) {
        model.checkOpen();
        if (ids.length < 1 || ids.length > contextLength()) {
            throw new IllegalArgumentException("ids must hold 1 to " + contextLength() + " tokens, was " + ids.length);
        }
        FloatBuffer logits = FloatBuffer.allocate(FakeTokens.VOCABULARY);
        for (int position = 0; position < ids.length; position++) {
            cancel.throwIfCancelled();
            for (int id = 0; id < FakeTokens.VOCABULARY; id++) {
                logits.put(id, -Math.abs(id - ids[position]) / 8f);
            }
            logits.clear();
            visitor.visit(position, logits.asReadOnlyBuffer());
        }
    }
}
