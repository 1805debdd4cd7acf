package dev.headroom.spi;

import dev.headroom.embedding.Embeddings;
import dev.headroom.queue.CancelToken;
import java.util.List;

/** Turns sentences into unit vectors. Thread-safe, one call at a time. */
public interface TextEmbedder {

    /** Returns the length of a vector. */
    int dimensions();

    /**
     * Embeds every text.
     *
     * @throws dev.headroom.RequestCancelledException if {@code cancel} fires
     */
    Embeddings embed(List<String> texts, CancelToken cancel);
}
