package dev.headroom.training;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A Llama-shaped decoder that has learnt nothing yet, written as a checkpoint that training starts from.
 *
 * <pre>{@code
 * NewDecoder shape = new NewDecoder(6, 256, 688, 4, 4, 4096, 512);
 * shape.write(directory, tokenizerDirectory, 42, ProgressListener.none());
 * }</pre>
 *
 * <p>Head and embedding are one matrix. Weights are normal with deviation 0.02, the two projections back to the
 * residual stream divided by {@code sqrt(2 · layers)} (Radford et al. 2019, GPT-2, section 2.3); norms are 1.
 *
 * @param layers blocks, at least 1
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the feed-forward layer
 * @param heads query heads; divides {@code hiddenSize} into heads of even width
 * @param kvHeads key and value heads; divides {@code heads}
 * @param vocabularySize tokens, as many as the tokenizer has
 * @param contextLength the longest sequence
 */
public record NewDecoder(
        int layers,
        int hiddenSize,
        int intermediateSize,
        int heads,
        int kvHeads,
        int vocabularySize,
        int contextLength) {

    private static final double DEVIATION = 0.02;
    private static final int BUFFER = 1 << 16;

    /** Rejects sizes that make no decoder. */
    public NewDecoder {
        if (Math.min(Math.min(layers, hiddenSize), Math.min(intermediateSize, heads)) < 1
                || Math.min(Math.min(kvHeads, vocabularySize), contextLength) < 1) {
            throw new IllegalArgumentException("sizes must be at least 1, was layers " + layers + ", hiddenSize "
                    + hiddenSize + ", intermediateSize " + intermediateSize + ", heads " + heads + ", kvHeads "
                    + kvHeads + ", vocabularySize " + vocabularySize + ", contextLength " + contextLength);
        }
        if (hiddenSize % heads != 0 || hiddenSize / heads % 2 != 0 || heads % kvHeads != 0) {
            throw new IllegalArgumentException("heads must divide hiddenSize into even widths and be divided by"
                    + " kvHeads, was " + heads + " for " + hiddenSize + " and " + kvHeads);
        }
    }

    /** Returns how many weights there are. */
    public long parameters() {
        return tensors().stream().mapToLong(TensorInfo::elements).sum();
    }

    /**
     * Writes config, weights in float32 and the tokenizer's files. {@code config.json} comes last, so that an
     * unfinished directory is not taken for a checkpoint.
     *
     * @param directory made if absent
     * @param tokenizer directory with {@code tokenizer.json} and {@code tokenizer_config.json}
     * @param seed equal seeds give equal weights
     * @param progress hears weights written
     */
    public void write(Path directory, Path tokenizer, long seed, ProgressListener progress) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve("config.json"));
            for (String file : List.of("tokenizer.json", "tokenizer_config.json")) {
                Files.copy(tokenizer.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            writeWeights(directory.resolve("model.safetensors"), seed, progress);
            Files.writeString(directory.resolve("config.json"), config(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + directory, e);
        }
    }

    private void writeWeights(Path file, long seed, ProgressListener progress) {
        List<TensorInfo> tensors = tensors();
        long total = parameters();
        long done = 0;
        Random random = new Random(seed);
        float[] buffer = new float[BUFFER];
        try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of("format", "pt"))) {
            for (TensorInfo tensor : tensors) {
                double deviation = deviation(tensor);
                for (long left = tensor.elements(); left > 0; left -= BUFFER) {
                    int count = (int) Math.min(left, BUFFER);
                    for (int i = 0; i < count; i++) {
                        buffer[i] = deviation == 0 ? 1 : (float) (deviation * random.nextGaussian());
                    }
                    writer.append(tensor.name(), buffer, 0, count);
                    done += count;
                    progress.progress("writing first weights", done, total);
                }
            }
            writer.commit();
        }
    }

    private double deviation(TensorInfo tensor) {
        if (tensor.shape().size() == 1) {
            return 0;
        }
        boolean intoResidual =
                tensor.name().endsWith("o_proj.weight") || tensor.name().endsWith("down_proj.weight");
        return intoResidual ? DEVIATION / Math.sqrt(2.0 * layers) : DEVIATION;
    }

    private List<TensorInfo> tensors() {
        List<TensorInfo> tensors = new ArrayList<>();
        long kvWidth = (long) kvHeads * (hiddenSize / heads);
        add(tensors, "model.embed_tokens", vocabularySize, hiddenSize);
        for (int i = 0; i < layers; i++) {
            String block = "model.layers." + i + ".";
            add(tensors, block + "self_attn.q_proj", hiddenSize, hiddenSize);
            add(tensors, block + "self_attn.k_proj", kvWidth, hiddenSize);
            add(tensors, block + "self_attn.v_proj", kvWidth, hiddenSize);
            add(tensors, block + "self_attn.o_proj", hiddenSize, hiddenSize);
            add(tensors, block + "mlp.gate_proj", intermediateSize, hiddenSize);
            add(tensors, block + "mlp.up_proj", intermediateSize, hiddenSize);
            add(tensors, block + "mlp.down_proj", hiddenSize, intermediateSize);
            add(tensors, block + "input_layernorm", hiddenSize);
            add(tensors, block + "post_attention_layernorm", hiddenSize);
        }
        add(tensors, "model.norm", hiddenSize);
        return tensors;
    }

    private static void add(List<TensorInfo> tensors, String module, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        tensors.add(new TensorInfo(module + ".weight", DType.F32, sizes));
    }

    private String config() {
        JsonObject json = new JsonObject();
        JsonArray architectures = new JsonArray();
        architectures.add("LlamaForCausalLM");
        json.add("architectures", architectures);
        json.addProperty("model_type", "llama");
        json.addProperty("hidden_act", "silu");
        json.addProperty("num_hidden_layers", layers);
        json.addProperty("hidden_size", hiddenSize);
        json.addProperty("intermediate_size", intermediateSize);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("num_key_value_heads", kvHeads);
        json.addProperty("vocab_size", vocabularySize);
        json.addProperty("max_position_embeddings", contextLength);
        json.addProperty("rms_norm_eps", 1e-5);
        json.addProperty("rope_theta", 10000.0);
        json.addProperty("tie_word_embeddings", true);
        json.addProperty("bos_token_id", 0);
        json.addProperty("eos_token_id", 1);
        json.addProperty("torch_dtype", "float32");
        return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    }
}
