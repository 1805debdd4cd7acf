package dev.headroom.backend.djl;

import ai.djl.ndarray.NDManager;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.OperatorChoice;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.queue.CancelToken;

/**
 * Everything native that a model holds: the open checkpoint, its arrays and its operators. On the inference thread.
 *
 * @param checkpoint keeps the mapped weights
 * @param manager owns the arrays
 * @param weights the arrays by name
 * @param ops the operators
 */
record LoadedArrays(Checkpoint checkpoint, NDManager manager, Weights weights, TensorOps ops) implements AutoCloseable {

    /** Loads a checkpoint; nothing stays allocated if it fails. Owns the checkpoint. */
    static LoadedArrays load(TorchEngine torch, Checkpoint checkpoint, CancelToken cancel) {
        NDManager manager = torch.newManager();
        boolean complete = false;
        try {
            Weights weights = new StoredWeights(checkpoint.tensors()).load(manager, cancel);
            TensorOps ops = OperatorChoice.detect().open(manager, LinearPrecision.FLOAT32);
            complete = true;
            return new LoadedArrays(checkpoint, manager, weights, ops);
        } finally {
            if (!complete) {
                manager.close();
                checkpoint.close();
            }
        }
    }

    long weightBytes() {
        return weights.all().values().stream()
                .mapToLong(array -> array.size() * Float.BYTES)
                .sum();
    }

    @Override
    public void close() {
        ops.close();
        manager.close();
        checkpoint.close();
    }
}
