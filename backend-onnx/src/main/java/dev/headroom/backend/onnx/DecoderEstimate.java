package dev.headroom.backend.onnx;

import dev.headroom.ByteSize;
import dev.headroom.checkpoint.artefact.ArtefactManifest;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelShape;

/** The bytes of a decoder before it is loaded, from its manifest alone. */
final class DecoderEstimate {

    /** The native runtime, the tokenizer library and the graph itself, measured with a small model. */
    private static final long RUNTIME = 60_000_000;

    /** Bytes of a token of the vocabulary in the tokenizer: text, hash entries and merges. */
    private static final long TOKENIZER_PER_TOKEN = 300;

    private DecoderEstimate() {}

    static MemoryEstimate of(ArtefactManifest manifest, int context) {
        ModelShape shape = manifest.shape();
        long buffers = (long) shape.vocabularySize() * Float.BYTES + scratch(manifest, context);
        return new MemoryEstimate(
                ByteSize.of(manifest.weights().packedBytes()),
                ByteSize.of(manifest.weights().mappedBytes()),
                ByteSize.of(DecoderLayout.cacheOf(manifest).bytes(context)),
                ByteSize.of(buffers),
                ByteSize.of(RUNTIME + TOKENIZER_PER_TOKEN * shape.vocabularySize()),
                ByteSize.ZERO);
    }

    /** Returns what the runtime's arena holds after a prompt: activations of one chunk and its attention scores. */
    static long scratch(ArtefactManifest manifest, int context) {
        ModelShape shape = manifest.shape();
        long chunk = Math.min(DecoderGraph.PREFILL_CHUNK, context);
        long attention = (long) shape.heads() * chunk * context;
        long activations = chunk * (6L * shape.hiddenSize() + 3L * shape.intermediateSize());
        return (attention + activations) * Float.BYTES;
    }
}
