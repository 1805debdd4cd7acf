package dev.headroom.backend.djl;

import dev.headroom.ProgressListener;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.TensorInfo;
import dev.headroom.checkpoint.safetensors.SafetensorsWriter;
import dev.headroom.checkpoint.synthetic.SyntheticCheckpoint;
import dev.headroom.checkpoint.synthetic.SyntheticShape;
import dev.headroom.model.ModelFiles;
import dev.headroom.model.ModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Checkpoints with random weights: two blocks, hidden size 32, four heads of 8, feed-forward 48, 320 tokens, context
 * 128.
 */
public final class TinyCheckpoint {

    public static final int LAYERS = 2;
    public static final int HIDDEN = 32;
    public static final int HEADS = 4;
    public static final int INNER = 48;
    public static final int VOCABULARY = 320;
    public static final int CONTEXT = 128;

    private static final String SIZES = """
            "num_hidden_layers": 2, "hidden_size": 32, "intermediate_size": 48, "num_attention_heads": 4,
            "vocab_size": 320, "max_position_embeddings": 128
            """;

    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    private TinyCheckpoint() {}

    /** Writes a Llama with a key head for two query heads, bfloat16. */
    public static ModelFiles llama(Path directory) {
        SyntheticCheckpoint.write(SyntheticShape.TINY, 42, directory, ProgressListener.none());
        return files(directory);
    }

    /** Writes a Mistral that looks back {@code window} tokens. */
    public static ModelFiles mistral(Path directory, int window) throws IOException {
        TinyCheckpoint tiny = new TinyCheckpoint();
        tiny.add("model.embed_tokens.weight", VOCABULARY, HIDDEN);
        for (int i = 0; i < LAYERS; i++) {
            String block = "model.layers." + i + ".";
            tiny.add(block + "input_layernorm.weight", HIDDEN);
            tiny.add(block + "self_attn.q_proj.weight", HIDDEN, HIDDEN);
            tiny.add(block + "self_attn.k_proj.weight", HIDDEN / 2, HIDDEN);
            tiny.add(block + "self_attn.v_proj.weight", HIDDEN / 2, HIDDEN);
            tiny.add(block + "self_attn.o_proj.weight", HIDDEN, HIDDEN);
            tiny.add(block + "post_attention_layernorm.weight", HIDDEN);
            tiny.add(block + "mlp.gate_proj.weight", INNER, HIDDEN);
            tiny.add(block + "mlp.up_proj.weight", INNER, HIDDEN);
            tiny.add(block + "mlp.down_proj.weight", HIDDEN, INNER);
        }
        tiny.add("model.norm.weight", HIDDEN);
        tiny.add("lm_head.weight", VOCABULARY, HIDDEN);
        return tiny.write(directory, DType.F32, """
                {"architectures": ["MistralForCausalLM"], "model_type": "mistral", "num_key_value_heads": 2,
                 "rms_norm_eps": 1e-5, "sliding_window": %d, "eos_token_id": 2, %s}""".formatted(window, SIZES));
    }

    /** Writes a Phi that rotates half of each head, float16. */
    public static ModelFiles phi(Path directory) throws IOException {
        TinyCheckpoint tiny = new TinyCheckpoint();
        tiny.add("model.embed_tokens.weight", VOCABULARY, HIDDEN);
        for (int i = 0; i < LAYERS; i++) {
            String block = "model.layers." + i + ".";
            tiny.addNorm(block + "input_layernorm");
            tiny.addLinear(block + "self_attn.q_proj", HIDDEN, HIDDEN);
            tiny.addLinear(block + "self_attn.k_proj", HIDDEN, HIDDEN);
            tiny.addLinear(block + "self_attn.v_proj", HIDDEN, HIDDEN);
            tiny.addLinear(block + "self_attn.dense", HIDDEN, HIDDEN);
            tiny.addLinear(block + "mlp.fc1", INNER, HIDDEN);
            tiny.addLinear(block + "mlp.fc2", HIDDEN, INNER);
        }
        tiny.addNorm("model.final_layernorm");
        tiny.addLinear("lm_head", VOCABULARY, HIDDEN);
        return tiny.write(directory, DType.F16, """
                {"architectures": ["PhiForCausalLM"], "model_type": "phi", "partial_rotary_factor": 0.5,
                 "layer_norm_eps": 1e-5, "eos_token_id": 2, %s}""".formatted(SIZES));
    }

    /** Writes a GPT-2 whose names have {@code prefix} in front. */
    public static ModelFiles gpt2(Path directory, String prefix) throws IOException {
        TinyCheckpoint tiny = new TinyCheckpoint();
        tiny.add(prefix + "wte.weight", VOCABULARY, HIDDEN);
        tiny.add(prefix + "wpe.weight", CONTEXT, HIDDEN);
        for (int i = 0; i < LAYERS; i++) {
            String block = prefix + "h." + i + ".";
            tiny.addNorm(block + "ln_1");
            tiny.addTransposed(block + "attn.c_attn", HIDDEN, 3 * HIDDEN);
            tiny.addTransposed(block + "attn.c_proj", HIDDEN, HIDDEN);
            tiny.addNorm(block + "ln_2");
            tiny.addTransposed(block + "mlp.c_fc", HIDDEN, INNER);
            tiny.addTransposed(block + "mlp.c_proj", INNER, HIDDEN);
        }
        tiny.addNorm(prefix + "ln_f");
        return tiny.write(directory, DType.F32, """
                {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "n_layer": 2, "n_embd": 32, "n_head": 4,
                 "n_inner": 48, "n_positions": 128, "vocab_size": 320, "eos_token_id": 2}""");
    }

    /** Writes a BERT embedder whose names have {@code prefix} in front. */
    public static ModelFiles bert(Path directory, String prefix) throws IOException {
        TinyCheckpoint tiny = new TinyCheckpoint();
        tiny.addEmbeddings(prefix);
        tiny.add(prefix + "embeddings.token_type_embeddings.weight", 2, HIDDEN);
        for (int i = 0; i < LAYERS; i++) {
            String block = prefix + "encoder.layer." + i + ".";
            tiny.addLinear(block + "attention.self.query", HIDDEN, HIDDEN);
            tiny.addLinear(block + "attention.self.key", HIDDEN, HIDDEN);
            tiny.addLinear(block + "attention.self.value", HIDDEN, HIDDEN);
            tiny.addLinear(block + "attention.output.dense", HIDDEN, HIDDEN);
            tiny.addNorm(block + "attention.output.LayerNorm");
            tiny.addLinear(block + "intermediate.dense", INNER, HIDDEN);
            tiny.addLinear(block + "output.dense", HIDDEN, INNER);
            tiny.addNorm(block + "output.LayerNorm");
        }
        tiny.addLinear(prefix + "pooler.dense", HIDDEN, HIDDEN);
        return tiny.write(directory, DType.F32, """
                {"architectures": ["BertModel"], "model_type": "bert", "layer_norm_eps": 1e-12, %s}""".formatted(SIZES));
    }

    /** Writes a DistilBERT classifier with three labels. */
    public static ModelFiles distilBert(Path directory) throws IOException {
        TinyCheckpoint tiny = new TinyCheckpoint();
        tiny.addEmbeddings("distilbert.");
        for (int i = 0; i < LAYERS; i++) {
            String block = "distilbert.transformer.layer." + i + ".";
            for (String name : List.of("q_lin", "k_lin", "v_lin", "out_lin")) {
                tiny.addLinear(block + "attention." + name, HIDDEN, HIDDEN);
            }
            tiny.addNorm(block + "sa_layer_norm");
            tiny.addLinear(block + "ffn.lin1", INNER, HIDDEN);
            tiny.addLinear(block + "ffn.lin2", HIDDEN, INNER);
            tiny.addNorm(block + "output_layer_norm");
        }
        tiny.addLinear("pre_classifier", HIDDEN, HIDDEN);
        tiny.addLinear("classifier", 3, HIDDEN);
        return tiny.write(directory, DType.F32, """
                {"architectures": ["DistilBertForSequenceClassification"], "model_type": "distilbert", "n_layers": 2,
                 "dim": 32, "hidden_dim": 48, "n_heads": 4, "vocab_size": 320, "max_position_embeddings": 128,
                 "id2label": {"0": "bad", "1": "fair", "2": "good"}}""");
    }

    private void add(String name, long... shape) {
        shapes.put(name, shape);
    }

    private void addLinear(String name, long out, long in) {
        add(name + ".weight", out, in);
        add(name + ".bias", out);
    }

    private void addTransposed(String name, long in, long out) {
        add(name + ".weight", in, out);
        add(name + ".bias", out);
    }

    private void addNorm(String name) {
        add(name + ".weight", HIDDEN);
        add(name + ".bias", HIDDEN);
    }

    private void addEmbeddings(String prefix) {
        add(prefix + "embeddings.word_embeddings.weight", VOCABULARY, HIDDEN);
        add(prefix + "embeddings.position_embeddings.weight", CONTEXT, HIDDEN);
        addNorm(prefix + "embeddings.LayerNorm");
    }

    private ModelFiles write(Path directory, DType dtype, String config) throws IOException {
        // for its tokenizer, which knows every byte
        llama(directory);
        Random random = new Random(7);
        List<TensorInfo> tensors = shapes.entrySet().stream()
                .map(entry -> new TensorInfo(
                        entry.getKey(),
                        dtype,
                        LongStream.of(entry.getValue()).boxed().toList()))
                .toList();
        try (SafetensorsWriter writer =
                SafetensorsWriter.create(directory.resolve("model.safetensors"), tensors, Map.of("format", "pt"))) {
            for (TensorInfo tensor : tensors) {
                writer.append(tensor.name(), values(tensor, random), 0, (int) tensor.elements());
            }
            writer.commit();
        }
        Files.deleteIfExists(directory.resolve("generation_config.json"));
        Files.writeString(directory.resolve("config.json"), config);
        return files(directory);
    }

    private static float[] values(TensorInfo tensor, Random random) {
        double deviation = tensor.shape().size() == 1 ? 0.1 : 1 / Math.sqrt((double) tensor.columns());
        boolean isScale = tensor.shape().size() == 1 && tensor.name().endsWith("weight");
        float[] values = new float[(int) tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation + (isScale ? 1 : 0));
        }
        return values;
    }

    private static ModelFiles files(Path directory) {
        return new ModelFiles("tiny", directory, ModelFormat.CHECKPOINT);
    }
}
