package dev.headroom.backend.onnx;

import dev.headroom.ByteSize;
import dev.headroom.model.LoadSettings;
import dev.headroom.model.MemoryEstimate;
import dev.headroom.model.ModelShape;
import java.util.Optional;

/** The bytes of an encoder before it is loaded, from file sizes and, where there is one, its configuration. */
final class EncoderEstimate {

    private static final int TYPICAL_HIDDEN = 768;
    private static final int TYPICAL_HEADS = 12;
    private static final int TYPICAL_CONTEXT = 512;

    /** The native runtime, the tokenizer with a vocabulary of 30,000 and what parsing leaves, measured with MiniLM. */
    private static final long RUNTIME = 95_000_000;

    private EncoderEstimate() {}

    /**
     * Returns the estimate for sentences of the whole context; a tokenizer that cuts earlier needs less. Measured with
     * MiniLM and sentences of 512 tokens: 280 MB, estimated 275 MB.
     */
    static MemoryEstimate of(Optional<ModelShape> shape, long inlineBytes, long externalBytes, LoadSettings settings) {
        int context = Math.min(
                settings.contextLength(), shape.map(ModelShape::contextLength).orElse(TYPICAL_CONTEXT));
        long scratch = scratch(shape, context);
        return new MemoryEstimate(
                ByteSize.of(inlineBytes),
                ByteSize.of(externalBytes),
                ByteSize.ZERO,
                ByteSize.of(scratch),
                ByteSize.of(RUNTIME),
                // the parsed file stands beside the weights taken from it, and is gone before the first run needs
                // scratch
                ByteSize.of(Math.max(0, inlineBytes - scratch)));
    }

    /** Returns what the runtime's arena holds after a full batch: activations and attention scores. */
    static long scratch(Optional<ModelShape> shape, int context) {
        long hidden = shape.map(ModelShape::hiddenSize).orElse(TYPICAL_HIDDEN);
        long heads = shape.map(ModelShape::heads).orElse(TYPICAL_HEADS);
        long tokens = EncoderGraph.tokensPerBatch(context);
        return tokens * (12 * hidden + 2 * heads * context) * Float.BYTES;
    }
}
