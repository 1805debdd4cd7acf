package dev.headroom.model;

/**
 * The sizes of a transformer, enough to say how many bytes it takes.
 *
 * @param layers number of blocks
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the feed-forward layer
 * @param heads query heads
 * @param kvHeads key/value heads, at most {@code heads}
 * @param headSize width of one head
 * @param vocabularySize tokens in the vocabulary
 * @param contextLength the longest sequence the model was made for
 * @param parameters all weights, embeddings included
 * @param embeddingParameters weights of the token (and position) embedding tables alone; a decode step reads only a row
 *     of them
 */
public record ModelShape(
        int layers,
        int hiddenSize,
        int intermediateSize,
        int heads,
        int kvHeads,
        int headSize,
        int vocabularySize,
        int contextLength,
        long parameters,
        long embeddingParameters) {

    /** Rejects sizes below 1 and more key/value heads than query heads. */
    public ModelShape {
        int[] sizes = {layers, hiddenSize, intermediateSize, heads, kvHeads, headSize, vocabularySize, contextLength};
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("sizes must be at least 1, was " + java.util.Arrays.toString(sizes));
            }
        }
        if (kvHeads > heads) {
            throw new IllegalArgumentException("kvHeads must be at most heads " + heads + ", was " + kvHeads);
        }
        if (parameters < 1 || embeddingParameters < 0 || embeddingParameters > parameters) {
            throw new IllegalArgumentException("parameters must be at least 1 and hold embeddingParameters, was "
                    + parameters + " and " + embeddingParameters);
        }
    }

    /** Returns the bytes of a float32 key/value cache for {@code context} tokens. */
    public long kvCacheBytes(int context) {
        return 2L * layers * kvHeads * headSize * Float.BYTES * context;
    }
}
