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

    /**
     * What the allocator adds to the count. With it and the scratch, the estimates for decoders of 5 and 16 M weights
     * were 2 % below to 26 % above what {@code benchmarks/run TrainingStep} measured.
     */
    private static final double SLACK = 1.25;

    /** Buffers of the engine's kernels, whatever the model. */
    private static final long SCRATCH_BYTES = 100_000_000;

    /** Logits, their logarithms and the gradients of both, and one copy in passing. */
    private static final long ARRAYS_OF_THE_HEAD = 5;

    /** Blocks that are alive at once where each is computed again: one, and what its gradients replace. */
    private static final int BLOCKS_RECOMPUTED = 2;

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
        boolean keepsAll = settings.recomputation() == Recomputation.NONE;
        long blocks = keepsAll ? shape.layers() : Math.min(BLOCKS_RECOMPUTED, shape.layers());
        long inputs = keepsAll ? 0 : (long) shape.layers() * shape.hiddenSize();
        long head = ARRAYS_OF_THE_HEAD * shape.vocabularySize();
        double bytes = SLACK * Float.BYTES * tokens * (blocks * perTokenAndBlock() + inputs + head);
        return ByteSize.of(SCRATCH_BYTES + (long) bytes);
    }

    /** Floats that one block saves for the backward pass, per token. */
    private double perTokenAndBlock() {
        // norms, queries, keys, values before and after rotation, their joined form, two residuals
        double stream = 16.0 * shape.hiddenSize();
        // gate, up, silu, product
        double feedForward = 4.0 * shape.intermediateSize();
        // the shares of attention in float32 and bfloat16, which the fused kernel of float32 does not keep
        double shares = settings.precision() == LinearPrecision.FLOAT32 ? 0 : 1.5 * shape.heads() * settings.context();
        return stream + feedForward + shares;
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
