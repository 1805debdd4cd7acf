package dev.headroom.checkpoint.synthetic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headroom.checkpoint.synthetic.SyntheticShape.HeadWeights;
import dev.headroom.model.ModelShape;
import java.nio.charset.StandardCharsets;

/** The configuration files of a synthetic checkpoint. */
final class SyntheticConfig {

    private SyntheticConfig() {}

    static byte[] model(SyntheticShape shape) {
        ModelShape sizes = shape.sizes();
        boolean mistral = shape.architecture().startsWith("Mistral");
        JsonArray architectures = new JsonArray();
        architectures.add(shape.architecture());
        JsonObject json = new JsonObject();
        json.add("architectures", architectures);
        json.addProperty("model_type", mistral ? "mistral" : "llama");
        json.addProperty("num_hidden_layers", sizes.layers());
        json.addProperty("hidden_size", sizes.hiddenSize());
        json.addProperty("intermediate_size", sizes.intermediateSize());
        json.addProperty("num_attention_heads", sizes.heads());
        json.addProperty("num_key_value_heads", sizes.kvHeads());
        json.addProperty("head_dim", sizes.headSize());
        json.addProperty("vocab_size", sizes.vocabularySize());
        json.addProperty("max_position_embeddings", sizes.contextLength());
        json.addProperty("hidden_act", "silu");
        json.addProperty("rms_norm_eps", 1e-5);
        json.addProperty("rope_theta", 10000.0);
        json.addProperty("attention_bias", false);
        json.addProperty("mlp_bias", false);
        json.addProperty("tie_word_embeddings", shape.head() == HeadWeights.TIED);
        if (shape.slidingWindow() > 0) {
            json.addProperty("sliding_window", shape.slidingWindow());
        }
        json.addProperty("bos_token_id", SyntheticTokenizer.BOS);
        json.addProperty("eos_token_id", SyntheticTokenizer.EOS);
        json.addProperty("torch_dtype", "bfloat16");
        return bytes(json);
    }

    static byte[] generation() {
        JsonObject json = new JsonObject();
        json.addProperty("bos_token_id", SyntheticTokenizer.BOS);
        json.addProperty("eos_token_id", SyntheticTokenizer.EOS);
        return bytes(json);
    }

    static byte[] bytes(JsonElement json) {
        Gson gson = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeNulls()
                .create();
        return gson.toJson(json).getBytes(StandardCharsets.UTF_8);
    }
}
