package dev.headroom.training;

import dev.headroom.ByteSize;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.box.JavaHeap;
import dev.headroom.box.MemoryLimits;
import dev.headroom.box.MemoryProbes;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.model.ModelShape;
import dev.headroom.spi.MemoryProbe;

/**
 * Says what a training step takes and how many sequences fit at once. A pure count of arrays, see the comments; the
 * allocator's own slack is in the factor.
 */
final class TrainingMemory {

    /** Share of the count that the allocator adds, measured on decoders of 5 and 16 M weights. */
    private static final double SLACK = 1.25;

    /** Tokens beyond which a larger micro-batch measured no faster. */
    private static final long MOST_TOKENS = 4096;

    private final ModelShape shape;
    private final TrainingSettings settings;

    TrainingMemory(ModelShape shape, TrainingSettings settings) {
        this.shape = shape;
        this.settings = settings;
    }

    /** Returns a budget of what this box has, for callers that have none of their own. */
    static MemoryBudget budgetOfThisBox() {
        MemoryProbe probe = MemoryProbes.detect();
        return new MemoryBudget(
                probe.read().limit().times(MemoryLimits.DEFAULT_CLEAR),
                () -> probe.read().hard().plus(JavaHeap.now().toCome()));
    }

    /**
     * Returns the bytes that gradients and optimiser hold.
     *
     * @param parameters weights that learn
     */
    static ByteSize state(long parameters) {
        return ByteSize.of(parameters * 3 * Float.BYTES);
    }

    /** Returns the bytes that one micro-batch takes while its gradients are computed. */
    ByteSize activations(int sequences) {
        long tokens = (long) sequences * settings.context();
        long blocks = settings.recomputation() == Recomputation.NONE ? shape.layers() : 1;
        long inputs = settings.recomputation() == Recomputation.NONE ? 0 : (long) shape.layers() * shape.hiddenSize();
        // logits, their logarithms and their gradient
        long head = 3L * shape.vocabularySize();
        double bytes = SLACK * Float.BYTES * tokens * (blocks * perTokenAndBlock() + inputs + head);
        return ByteSize.of((long) bytes);
    }

    /** Floats that one block saves for the backward pass, per token. */
    private double perTokenAndBlock() {
        // norms, queries, keys, values before and after rotation, their joined form, two residuals
        double stream = 16.0 * shape.hiddenSize();
        // gate, up, silu, product
        double feedForward = 4.0 * shape.intermediateSize();
        if (settings.precision() == LinearPrecision.FLOAT32) {
            return stream + feedForward;
        }
        // copies in bfloat16, and the shares of attention in both formats, which the fused kernel does not keep
        return stream
                + feedForward
                + 4.0 * shape.hiddenSize()
                + shape.intermediateSize()
                + 2.5 * shape.heads() * settings.context();
    }

    /** Returns the largest micro-batch that divides the step's sequences and fits. At least 1: the lease decides. */
    int microBatch(ByteSize available) {
        if (settings.microBatch().isPresent()) {
            return settings.microBatch().getAsInt();
        }
        int best = 1;
        for (int candidate = 2; candidate <= settings.sequences(); candidate++) {
            if (settings.sequences() % candidate == 0
                    && activations(candidate).bytes() <= available.bytes()
                    && (long) candidate * settings.context() <= MOST_TOKENS) {
                best = candidate;
            }
        }
        return best;
    }
}
