package dev.headroom.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.headroom.backend.djl.architecture.Architectures;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.LowRankProduct;
import dev.headroom.backend.djl.op.OperatorChoice;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.training.TrainableModel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder whose weights stay as they are while a pair of small matrices beside each of its linear layers learns (Hu et
 * al. 2021, LoRA). Exports an adapter as PEFT stores it.
 *
 * <pre>{@code
 * try (LoraModel model = LoraModel.create(checkpoint, LoraSettings.defaults(), 42, LinearPrecision.FLOAT32);
 *         Trainer trainer = new Trainer(model, directory, tokens, Optional.empty(), settings)) {
 *     trainer.run(cancel, listener);
 * }
 * LoraMerge.merge(checkpoint, directory, target, ProgressListener.none());
 * }</pre>
 *
 * <p>Holds 4 bytes per weight of the adapter until closed, gradients (4 more) from the first step on. A base in float32
 * stays in its mapped file, which the system may drop and read again; of any other format 4 bytes per weight are held.
 * Products in bfloat16 keep a copy of the base's matrices, 2 bytes per weight, from the forward to the backward pass;
 * {@code Recomputation.PER_BLOCK} keeps that of one block. One thread at a time.
 */
public final class LoraModel implements TrainableModel {

    private final Checkpoint checkpoint;
    private final NDManager manager;
    private final TensorOps ops;
    private final LowRankProduct product;
    private final DecoderNetwork network;
    private final Map<String, NDArray> parameters;
    private final AdapterFiles files;

    private LoraModel(Path path, Checkpoint checkpoint, NDManager manager, Adapted adapted, LinearPrecision precision) {
        this.checkpoint = checkpoint;
        this.manager = manager;
        this.ops = OperatorChoice.detect().open(manager, precision);
        this.product = LowRankProduct.load(manager, adapted.settings().factor());
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        Map<String, LowRankLayers.Pair> pairs = new LinkedHashMap<>();
        int rank = adapted.settings().rank();
        for (TargetLayer layer : adapted.layers()) {
            NDArray a =
                    FirstMatrices.learning(manager, adapted.first().a(layer, rank), new Shape((long) rank, layer.in()));
            NDArray b = FirstMatrices.learning(
                    manager, adapted.first().b(layer, rank), new Shape(layer.out(), (long) rank));
            arrays.put(layer.nameOfA(), a);
            arrays.put(layer.nameOfB(), b);
            pairs.put(layer.module(), new LowRankLayers.Pair(a, b));
        }
        Weights base = new Weights(FrozenArrays.of(checkpoint.tensors(), manager));
        this.network = Architectures.decoder(
                checkpoint.config(), base, ops, stored -> new LowRankLayers(stored, product, pairs));
        this.parameters = Collections.unmodifiableMap(arrays);
        this.files = new AdapterFiles(
                adapted.settings(), path.toString(), adapted.layers().get(0).layout());
    }

    /** What is adapted, how, and from where the matrices come. */
    private record Adapted(LoraSettings settings, List<TargetLayer> layers, FirstMatrices first) {}

    /**
     * Puts a new adapter over a checkpoint; it changes nothing until it has learnt.
     *
     * @param checkpoint directory or GGUF file
     * @param settings the adapter's shape
     * @param seed decides A; B is zero
     * @param precision number format of the base's matrix products
     * @throws IllegalArgumentException where a target names no linear layer of the blocks
     */
    public static LoraModel create(Path checkpoint, LoraSettings settings, long seed, LinearPrecision precision) {
        Checkpoint base = Checkpoint.open(checkpoint);
        return over(checkpoint, base, precision, layers -> {
            List<String> unknown = layers.unknown(settings.targets());
            if (!unknown.isEmpty() || layers.all().isEmpty()) {
                throw new IllegalArgumentException("targets must name linear layers of the blocks, which are "
                        + layers.shortNames() + ", was " + unknown);
            }
            LoraSettings named = settings.targets().equals(List.of(LoraSettings.ALL_LINEAR))
                    ? settings.on(layers.shortNames())
                    : settings;
            return new Adapted(named, layers.meantBy(named.targets()), FirstMatrices.seeded(seed));
        });
    }

    /**
     * Puts a stored adapter over its checkpoint, to run it or to train it further.
     *
     * @param checkpoint directory or GGUF file
     * @param adapterDirectory as PEFT or {@link #export} wrote it
     * @param precision number format of the base's matrix products
     * @throws dev.headroom.MalformedFileException where the two do not fit
     */
    public static LoraModel open(Path checkpoint, Path adapterDirectory, LinearPrecision precision) {
        try (LoraAdapter adapter = LoraAdapter.open(adapterDirectory)) {
            Checkpoint base = Checkpoint.open(checkpoint);
            return over(checkpoint, base, precision, layers -> {
                List<TargetLayer> adapted = adapter.layersOf(layers);
                return new Adapted(adapter.settings(), adapted, FirstMatrices.stored(adapter));
            });
        }
    }

    /** Finds out what is adapted in a base. */
    @FunctionalInterface
    private interface Choice {

        Adapted among(TargetLayers layers);
    }

    private static LoraModel over(Path path, Checkpoint base, LinearPrecision precision, Choice choice) {
        NDManager manager = TorchEngine.load().newManager();
        boolean complete = false;
        try {
            Adapted adapted = choice.among(TargetLayers.of(base.config().architecture(), base.tensors()));
            LoraModel model = new LoraModel(path, base, manager, adapted, precision);
            complete = true;
            return model;
        } finally {
            if (!complete) {
                manager.close();
                base.close();
            }
        }
    }

    /** Returns the adapter's shape, its targets by name. */
    public LoraSettings settings() {
        return files.settings();
    }

    @Override
    public ModelConfig config() {
        return checkpoint.config();
    }

    @Override
    public DecoderNetwork network() {
        return network;
    }

    @Override
    public TensorOps ops() {
        return ops;
    }

    /** Returns A and B of every adapted layer by PEFT's names, in the order of the checkpoint's layers. */
    @Override
    public Map<String, NDArray> parameters() {
        return parameters;
    }

    /** Returns nothing: the embedding does not learn. */
    @Override
    public Optional<NDArray> sharedEmbedding() {
        return Optional.empty();
    }

    @Override
    public String describe() {
        LoraSettings settings = files.settings();
        return "LoRA of rank " + settings.rank() + ", alpha " + settings.alpha() + " by " + settings.scaling() + " on "
                + settings.targets() + " of " + checkpoint.name();
    }

    /** Writes {@code adapter_config.json} and {@code adapter_model.safetensors}. */
    @Override
    public void export(Path directory) {
        files.write(directory, parameters);
    }

    @Override
    public void close() {
        product.close();
        ops.close();
        manager.close();
        checkpoint.close();
    }
}
