package dev.headroom.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.backend.djl.architecture.Architectures;
import dev.headroom.backend.djl.architecture.DecoderNetwork;
import dev.headroom.backend.djl.architecture.Weights;
import dev.headroom.backend.djl.engine.TorchEngine;
import dev.headroom.backend.djl.op.LinearPrecision;
import dev.headroom.backend.djl.op.OperatorChoice;
import dev.headroom.backend.djl.op.TensorOps;
import dev.headroom.checkpoint.Checkpoint;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.ModelConfig;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A decoder of which every weight learns. Exports a checkpoint like the one it came from. Holds 4 bytes per weight
 * until closed, gradients (4 more) from the first step on.
 */
public final class FullModel implements TrainableModel {

    private final Path source;
    private final ModelConfig config;
    private final NDManager manager;
    private final TensorOps ops;
    private final DecoderNetwork network;
    private final Map<String, NDArray> parameters;
    private DType stored = DType.F32;

    private FullModel(
            Path source,
            ModelConfig config,
            NDManager manager,
            TensorOps ops,
            DecoderNetwork network,
            Map<String, NDArray> parameters) {
        this.source = source;
        this.config = config;
        this.manager = manager;
        this.ops = ops;
        this.network = network;
        this.parameters = parameters;
    }

    /**
     * Copies a checkpoint's weights into arrays that may change.
     *
     * @param checkpoint directory
     * @param precision number format of matrix products
     */
    public static FullModel open(Path checkpoint, LinearPrecision precision) {
        return open(checkpoint, manager -> OperatorChoice.detect().open(manager, precision));
    }

    /** Copies a checkpoint's weights and puts them under operators of the caller's choice. */
    public static FullModel open(Path checkpoint, Function<NDManager, TensorOps> operators) {
        NDManager manager = TorchEngine.load().newManager();
        try (Checkpoint source = Checkpoint.open(checkpoint)) {
            TensorOps ops = operators.apply(manager);
            Map<String, NDArray> arrays = ParameterArrays.copy(source.tensors(), manager);
            arrays.values().forEach(array -> array.setRequiresGradient(true));
            Weights weights = new Weights(arrays);
            DecoderNetwork network = Architectures.decoder(source.config(), weights, ops);
            return new FullModel(checkpoint, source.config(), manager, ops, network, arrays);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Makes {@link #export} round to a smaller format.
     *
     * @param format F32, BF16 or F16
     * @return this
     */
    public FullModel storedAs(DType format) {
        if (format != DType.F32 && format != DType.BF16 && format != DType.F16) {
            throw new IllegalArgumentException("format must be F32, BF16 or F16, was " + format);
        }
        stored = format;
        return this;
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public DecoderNetwork network() {
        return network;
    }

    @Override
    public TensorOps ops() {
        return ops;
    }

    @Override
    public Map<String, NDArray> parameters() {
        return parameters;
    }

    @Override
    public Optional<NDArray> sharedEmbedding() {
        return config.tiedEmbeddings() ? Optional.of(network.embedding()) : Optional.empty();
    }

    @Override
    public String describe() {
        return "all weights";
    }

    @Override
    public void export(Path directory) {
        try {
            for (String file : List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json")) {
                if (Files.exists(source.resolve(file))) {
                    Files.copy(source.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            writeWeights(directory.resolve("model.safetensors"));
            // last, so that an unfinished directory is not taken for a checkpoint
            Files.writeString(
                    directory.resolve("config.json"), config(Files.readString(source.resolve("config.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + directory, e);
        }
    }

    private String config(String original) {
        JsonObject json = JsonParser.parseString(original).getAsJsonObject();
        json.addProperty(
                "torch_dtype",
                switch (stored) {
                    case BF16 -> "bfloat16";
                    case F16 -> "float16";
                    default -> "float32";
                });
        return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    }

    private void writeWeights(Path file) {
        List<TensorInfo> tensors = new ArrayList<>();
        parameters.forEach((name, array) -> tensors.add(ParameterArrays.info(name, array, stored)));
        try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of("format", "pt"))) {
            parameters.forEach((name, array) -> append(writer, name, array));
            writer.commit();
        }
    }

    private void append(SafetensorsWriter writer, String name, NDArray array) {
        if (stored == DType.F32) {
            writer.append(name, array.toByteBuffer());
        } else {
            float[] values = array.toFloatArray();
            writer.append(name, values, 0, values.length);
        }
    }

    @Override
    public void close() {
        ops.close();
        manager.close();
    }
}
