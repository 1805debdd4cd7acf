package dev.headroom.backend.djl;

import dev.headroom.embedding.Embeddings;
import dev.headroom.inference.EncoderTokenizer;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.Pooling;
import dev.headroom.inference.StopSwitch;
import dev.headroom.model.ModelProfile;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.TextEmbedder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence embedder in memory.
 *
 * <p>Thread-safe; calls run one after another on the inference thread.
 */
final class DjlEmbedder extends DjlEncoder implements TextEmbedder {

    private final Pooling pooling;

    DjlEmbedder(ModelProfile profile, LoadedArrays arrays, EncoderTokenizer tokenizer, int longest, Pooling pooling) {
        super(profile, arrays, tokenizer, longest);
        this.pooling = pooling;
    }

    @Override
    public TextEmbedder embedder() {
        checkOpen();
        return this;
    }

    @Override
    public int dimensions() {
        return hiddenSize();
    }

    @Override
    public Embeddings embed(List<String> texts, CancelToken cancel) {
        return new Embeddings(List.of(run("embedding", texts, cancel, this::pool, new float[texts.size()][])));
    }

    List<float[]> pool(List<Sentence> batch, StopSwitch stop) {
        FloatBuffer hidden = FloatBuffer.wrap(encoder().run(batch, stop, x -> x));
        int stride = EncoderArrays.longest(batch) * dimensions();
        if (hidden.remaining() != batch.size() * stride) {
            throw new IllegalArgumentException(
                    "hidden size " + dimensions() + " of the configuration is not that of the weights");
        }
        List<float[]> vectors = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            vectors.add(pooling.pool(hidden, row * stride, batch.get(row).length(), dimensions()));
        }
        return vectors;
    }
}
