package dev.headroom.training.lora;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsFile;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import dev.headroom.training.NewDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A decoder of two blocks, and adapters for it with the files of PEFT 0.17, written by hand. */
public final class PeftFixture {

    /** Hidden 32, feed-forward 48, 4 heads over 2, 64 tokens. */
    static final NewDecoder SHAPE = new NewDecoder(2, 32, 48, 4, 2, 64, 32);

    /** Inputs and outputs of the layers of a block, by module. */
    static final Map<String, long[]> LAYERS = layers();

    /** What {@code LoraConfig(r=4, lora_alpha=8, target_modules=[…], task_type="CAUSAL_LM")} is saved as. */
    static final String CONFIG = """
            {
              "alpha_pattern": {},
              "auto_mapping": null,
              "base_model_name_or_path": "someone/tiny",
              "bias": "none",
              "corda_config": null,
              "eva_config": null,
              "exclude_modules": null,
              "fan_in_fan_out": false,
              "inference_mode": true,
              "init_lora_weights": true,
              "layer_replication": null,
              "layers_pattern": null,
              "layers_to_transform": null,
              "loftq_config": {},
              "lora_alpha": 8,
              "lora_bias": false,
              "lora_dropout": 0.05,
              "megatron_config": null,
              "megatron_core": "megatron.core",
              "modules_to_save": null,
              "peft_type": "LORA",
              "qalora_group_size": 16,
              "r": 4,
              "rank_pattern": {},
              "revision": null,
              "target_modules": [
                "q_proj",
                "down_proj"
              ],
              "target_parameters": null,
              "task_type": "CAUSAL_LM",
              "trainable_token_indices": null,
              "use_dora": false,
              "use_qalora": false,
              "use_rslora": false
            }
            """;

    private PeftFixture() {}

    private static Map<String, long[]> layers() {
        Map<String, long[]> layers = new LinkedHashMap<>();
        layers.put("self_attn.q_proj", new long[] {32, 32});
        layers.put("self_attn.k_proj", new long[] {32, 16});
        layers.put("self_attn.v_proj", new long[] {32, 16});
        layers.put("self_attn.o_proj", new long[] {32, 32});
        layers.put("mlp.gate_proj", new long[] {32, 48});
        layers.put("mlp.up_proj", new long[] {32, 48});
        layers.put("mlp.down_proj", new long[] {48, 32});
        return layers;
    }

    /** Writes the decoder, in float32. */
    public static Path base(Path folder) {
        try {
            Files.writeString(folder.resolve("tokenizer.json"), "{\"a\": 1}");
            Files.writeString(folder.resolve("tokenizer_config.json"), "{\"b\": 2}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SHAPE.write(folder.resolve("base"), folder, 7, ProgressListener.none());
        return folder.resolve("base");
    }

    /** Writes the decoder's weights in another format. */
    public static Path base(Path folder, DType dtype) throws IOException {
        Path source = base(folder);
        Path target = Files.createDirectories(folder.resolve("base-" + dtype));
        Files.copy(source.resolve("config.json"), target.resolve("config.json"));
        Files.copy(source.resolve("tokenizer.json"), target.resolve("tokenizer.json"));
        try (SafetensorsFile tensors = SafetensorsFile.open(source.resolve("model.safetensors"))) {
            List<TensorInfo> infos = tensors.names().stream()
                    .map(name -> new TensorInfo(name, dtype, tensors.info(name).shape()))
                    .toList();
            try (SafetensorsWriter writer =
                    SafetensorsWriter.create(target.resolve("model.safetensors"), infos, Map.of())) {
                for (TensorInfo info : infos) {
                    float[] values = new float[(int) info.elements()];
                    tensors.readFloats(info.name(), 0, values, values.length);
                    writer.append(info.name(), values, 0, values.length);
                }
                writer.commit();
            }
        }
        return target;
    }

    /** Returns the tensors of {@link #CONFIG}, in the order that PEFT has. */
    static List<TensorInfo> tensors() {
        return tensors(4, DType.F32, "self_attn.q_proj", "mlp.down_proj");
    }

    /** Returns the pairs of some modules in both blocks. */
    static List<TensorInfo> tensors(int rank, DType dtype, String... modules) {
        List<TensorInfo> tensors = new ArrayList<>();
        for (int block = 0; block < 2; block++) {
            for (String module : modules) {
                long[] sizes = LAYERS.getOrDefault(module, new long[2]);
                String name = "base_model.model.model.layers." + block + "." + module;
                tensors.add(new TensorInfo(name + ".lora_A.weight", dtype, List.of((long) rank, sizes[0])));
                tensors.add(new TensorInfo(name + ".lora_B.weight", dtype, List.of(sizes[1], (long) rank)));
            }
        }
        return tensors;
    }

    /** Writes an adapter with values in ±0.3. */
    static Path adapter(Path directory, String config, List<TensorInfo> tensors) {
        Random random = new Random(3);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("adapter_config.json"), config);
            Files.writeString(directory.resolve("README.md"), "---\nlibrary_name: peft\n---\n");
            try (SafetensorsWriter writer = SafetensorsWriter.create(
                    directory.resolve("adapter_model.safetensors"), tensors, Map.of("format", "pt"))) {
                for (TensorInfo info : tensors) {
                    float[] values = new float[(int) info.elements()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = 0.6f * random.nextFloat() - 0.3f;
                    }
                    writer.append(info.name(), values, 0, values.length);
                }
                writer.commit();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the adapter of {@link #CONFIG}. */
    public static Path adapter(Path directory) {
        return adapter(directory, CONFIG, tensors());
    }

    /** Writes an adapter of rank 4 on every linear layer of both blocks. */
    public static Path everyLayer(Path directory) {
        String names = "[\"q_proj\", \"k_proj\", \"v_proj\", \"o_proj\", \"gate_proj\", \"up_proj\", \"down_proj\"]";
        return adapter(
                directory,
                with("target_modules", names),
                tensors(4, DType.F32, LAYERS.keySet().toArray(new String[0])));
    }

    /** Returns {@link #CONFIG} with one field changed or added. */
    static String with(String field, String value) {
        JsonObject json = JsonParser.parseString(CONFIG).getAsJsonObject();
        json.add(field, JsonParser.parseString(value));
        return json.toString();
    }
}
