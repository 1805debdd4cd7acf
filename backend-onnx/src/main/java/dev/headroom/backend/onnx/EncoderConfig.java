package dev.headroom.backend.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headroom.inference.OptionalJson;
import dev.headroom.model.ModelShape;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code config.json} says about an encoder of the BERT family.
 *
 * @param architecture the Hugging Face architecture
 * @param shape the sizes; absent where one of them is
 */
record EncoderConfig(String architecture, Optional<ModelShape> shape) {

    /** Reads the file; absent where there is none. */
    static Optional<EncoderConfig> read(Path file) {
        return OptionalJson.read(file).map(EncoderConfig::of);
    }

    private static EncoderConfig of(JsonObject json) {
        String architecture = json.get("architectures") instanceof JsonArray names
                        && !names.isEmpty()
                        && names.get(0).isJsonPrimitive()
                ? names.get(0).getAsString()
                : "BertModel";
        // DistilBERT has its own names
        long hidden = number(json, "hidden_size", "dim");
        long layers = number(json, "num_hidden_layers", "n_layers");
        long heads = number(json, "num_attention_heads", "n_heads");
        long inner = number(json, "intermediate_size", "hidden_dim");
        long vocabulary = number(json, "vocab_size", "vocab_size");
        long context = number(json, "max_position_embeddings", "max_position_embeddings");
        boolean complete = hidden > 0 && layers > 0 && heads > 0 && inner > 0 && vocabulary > 0 && context > 0;
        if (!complete || hidden % heads != 0) {
            return new EncoderConfig(architecture, Optional.empty());
        }
        long embeddings = (vocabulary + context) * hidden;
        long block = 4 * hidden * hidden + 2 * hidden * inner + 9 * hidden + inner;
        return new EncoderConfig(
                architecture,
                Optional.of(new ModelShape(
                        (int) layers,
                        (int) hidden,
                        (int) inner,
                        (int) heads,
                        (int) heads,
                        (int) (hidden / heads),
                        (int) vocabulary,
                        (int) context,
                        embeddings + layers * block,
                        embeddings)));
    }

    /** Returns the number under one of two names; 0 where there is none that an int can hold. */
    private static long number(JsonObject json, String name, String otherName) {
        JsonElement value = json.has(name) ? json.get(name) : json.get(otherName);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            return 0;
        }
        double number = value.getAsDouble();
        return number >= 1 && number <= Integer.MAX_VALUE ? (long) number : 0;
    }
}
