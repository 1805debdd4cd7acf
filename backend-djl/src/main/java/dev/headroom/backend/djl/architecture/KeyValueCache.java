package dev.headroom.backend.djl.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Causal attention to a span and to everything written before it. Keys and values stay in arrays for the whole context,
 * so that nothing is moved when one is added; a model that looks back only so far attends to that many.
 *
 * <pre>{@code
 * cache.begin(scope, start, length);
 * x = network.block(i, x, positions, cache);
 * }</pre>
 *
 * <p>Holds {@code 2 · layers · kvHeads · width · context} float32 until its manager closes. One thread at a time.
 */
public final class KeyValueCache implements Attention {

    private static final float FORBIDDEN = -1e9f;

    private final TensorOps ops;
    private final int context;
    private final int window;
    private final List<NDArray> keys = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();
    private int start;
    private int end;
    private Optional<NDArray> mask = Optional.empty();

    /**
     * Allocates the cache.
     *
     * @param manager owner of its arrays
     * @param config tells the sizes and how far the model looks back
     * @param context most positions
     * @param ops attends
     */
    public KeyValueCache(NDManager manager, ModelConfig config, int context, TensorOps ops) {
        this.ops = ops;
        this.context = context;
        this.window = config.slidingWindow().orElse(Integer.MAX_VALUE);
        ModelShape shape = config.shape();
        Shape sizes = new Shape(1, shape.kvHeads(), context, shape.headSize());
        for (int i = 0; i < shape.layers(); i++) {
            keys.add(manager.zeros(sizes));
            values.add(manager.zeros(sizes));
        }
    }

    /**
     * Prepares for a span; all blocks follow.
     *
     * @param manager owner of what the span needs
     * @param first position of the first token, from 0, at most where the last span ended
     * @param length tokens of the span
     */
    public void begin(NDManager manager, int first, int length) {
        if (first < 0 || length < 1 || first + length > context) {
            throw new IllegalArgumentException("the span must lie in the context of " + context + " positions, was "
                    + first + " to " + (first + length));
        }
        start = first;
        end = first + length;
        mask = length == 1 || isWhole() ? Optional.empty() : Optional.of(mask(manager, length));
    }

    /** Returns whether the span is all there is to look at. */
    private boolean isWhole() {
        return start == 0 && end <= window;
    }

    /** Returns the oldest position that the span's first token looks at. */
    private int oldest() {
        return Math.max(0, start + 1 - window);
    }

    private NDArray mask(NDManager manager, int length) {
        int from = oldest();
        float[] added = new float[length * (end - from)];
        int at = 0;
        for (int query = start; query < end; query++) {
            for (int key = from; key < end; key++, at++) {
                added[at] = key <= query && query - key < window ? 0 : FORBIDDEN;
            }
        }
        return manager.create(added, new Shape(length, (long) end - from));
    }

    @Override
    public NDArray attend(int block, NDArray q, NDArray k, NDArray v) {
        NDIndex written = new NDIndex().addAllDim(2).addSliceDim(start, end);
        keys.get(block).set(written, k);
        values.get(block).set(written, v);
        if (isWhole()) {
            return ops.causalAttention(q, k, v);
        }
        NDIndex seen = new NDIndex().addAllDim(2).addSliceDim(oldest(), end);
        NDManager manager = q.getManager();
        return ops.attention(
                q, keys.get(block).get(manager, seen), values.get(block).get(manager, seen), mask);
    }
}
