package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.ModelConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A network and the arrays of it that learn: all of them, or an adapter's. Owns its arrays until closed. One thread at
 * a time.
 */
public interface TrainableModel extends AutoCloseable {

    /** Returns what the base checkpoint says of itself. */
    ModelConfig config();

    /** Returns the network over its weights. */
    DecoderNetwork network();

    /** Returns the operators it is made of. */
    TensorOps ops();

    /** Returns the arrays that receive gradients, by name, in a fixed order. */
    Map<String, NDArray> parameters();

    /** Returns the array that is both embedding and head, where there is one and it learns. */
    Optional<NDArray> sharedEmbedding();

    /** Returns one line that tells this model from others in a saved state, for example its rank and its base. */
    String describe();

    /**
     * Writes what was learnt; files are replaced whole or not at all.
     *
     * @param directory exists
     */
    void export(Path directory);

    @Override
    void close();
}
