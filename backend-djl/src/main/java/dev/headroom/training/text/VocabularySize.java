package dev.headroom.training.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.headroom.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** Reads from a {@code tokenizer.json} how many ids there are. */
final class VocabularySize {

    private VocabularySize() {}

    /** Returns one more than the largest id of the model and of the added tokens. */
    static int of(String file, byte[] json) {
        JsonElement root;
        try {
            root = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw new MalformedFileException(file, "its text", "be JSON", String.valueOf(e.getMessage()), e);
        }
        Collection<JsonElement> vocabulary = field(root, "model")
                .flatMap(model -> field(model, "vocab"))
                .filter(JsonObject.class::isInstance)
                .map(vocab -> ((JsonObject) vocab).asMap().values())
                .orElseThrow(() -> new MalformedFileException(file, "model.vocab", "map tokens to ids", "absent"));
        int largest = -1;
        for (JsonElement id : vocabulary) {
            largest = Math.max(largest, id(file, id));
        }
        if (field(root, "added_tokens").orElse(null) instanceof JsonArray added) {
            for (JsonElement token : added) {
                largest = Math.max(largest, id(file, field(token, "id").orElse(token)));
            }
        }
        return largest + 1;
    }

    private static Optional<JsonElement> field(JsonElement object, String name) {
        return object instanceof JsonObject fields ? Optional.ofNullable(fields.get(name)) : Optional.empty();
    }

    private static int id(String file, JsonElement id) {
        if (id instanceof JsonPrimitive number && number.isNumber()) {
            double value = number.getAsDouble();
            if (value >= 0 && value < Integer.MAX_VALUE && value == Math.rint(value)) {
                return (int) value;
            }
        }
        throw new MalformedFileException(file, "an id", "be an integer from 0 on", id.toString());
    }
}
