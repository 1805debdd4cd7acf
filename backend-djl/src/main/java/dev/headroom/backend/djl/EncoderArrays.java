package dev.headroom.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headroom.backend.djl.architecture.EncoderNetwork;
import dev.headroom.inference.EncoderTokenizer.Sentence;
import dev.headroom.inference.StopSwitch;
import java.util.List;
import java.util.function.Function;

/**
 * Runs batches of sentences through an encoder; looks at the stop switch before every block. On the inference thread
 * only.
 *
 * @param manager parent of what a batch allocates, which is freed before it returns
 * @param network the encoder
 */
record EncoderArrays(NDManager manager, EncoderNetwork network) {

    private static final float FORBIDDEN = -1e9f;

    /**
     * Runs a batch.
     *
     * @param batch at least one sentence
     * @param result what to take of the last block's result, {@code [batch, longest, hidden]}
     * @return its values, row-major
     * @throws dev.headroom.RequestCancelledException if the request is to stop
     */
    float[] run(List<Sentence> batch, StopSwitch stop, Function<NDArray, NDArray> result) {
        int longest = longest(batch);
        long[] ids = new long[batch.size() * longest];
        long[] types = new long[ids.length];
        float[] mask = new float[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            Sentence sentence = batch.get(row);
            for (int i = 0; i < longest; i++) {
                boolean isToken = i < sentence.length();
                ids[row * longest + i] = isToken ? sentence.id(i) : 0;
                types[row * longest + i] = isToken ? sentence.type(i) : 0;
                mask[row * longest + i] = isToken ? 0 : FORBIDDEN;
            }
        }
        try (NDManager scope = manager.newSubManager()) {
            Shape shape = new Shape(batch.size(), longest);
            NDArray padding = scope.create(mask, new Shape(batch.size(), 1, 1, longest));
            NDArray x = network.embed(scope.create(ids, shape), scope.create(types, shape));
            for (int i = 0; i < network.blocks(); i++) {
                stop.throwIfStopped();
                x = block(scope, i, x, padding);
            }
            return result.apply(x).toFloatArray();
        }
    }

    private NDArray block(NDManager outer, int index, NDArray x, NDArray padding) {
        try (NDManager scope = outer.newSubManager()) {
            x.attach(scope);
            NDArray y = network.block(index, x, padding);
            y.attach(outer);
            return y;
        }
    }

    static int longest(List<Sentence> batch) {
        return batch.stream().mapToInt(Sentence::length).max().orElse(0);
    }
}
