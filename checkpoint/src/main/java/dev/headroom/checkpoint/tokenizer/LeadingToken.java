package dev.headroom.checkpoint.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import dev.headroom.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a model expects its first token to be put in front of a text. Models that name such a token do not all use
 * it, so the tokenizer decides: {@code add_bos_token} of its configuration, otherwise the template of its
 * post-processor.
 */
public final class LeadingToken {

    private LeadingToken() {}

    /**
     * Returns the token to put in front; empty for none.
     *
     * @param named the token that the model's configuration names
     * @param tokenizer content of {@code tokenizer.json}
     * @param tokenizerConfig content of {@code tokenizer_config.json}
     * @param where names the model in errors
     */
    public static OptionalInt of(OptionalInt named, byte[] tokenizer, Optional<byte[]> tokenizerConfig, String where) {
        if (named.isEmpty()) {
            return named;
        }
        Optional<Boolean> told = tokenizerConfig
                .flatMap(json -> field(json, "add_bos_token", where + "/tokenizer_config.json"))
                .filter(value ->
                        value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean())
                .map(JsonElement::getAsBoolean);
        boolean added = told.orElseGet(() -> field(tokenizer, "post_processor", where + "/tokenizer.json")
                .map(processor -> startsWith(processor, named.getAsInt()))
                .orElse(false));
        return added ? named : OptionalInt.empty();
    }

    /** Reads one field; the rest, vocabularies of many megabytes among it, is skipped and not held. */
    private static Optional<JsonElement> field(byte[] json, String field, String where) {
        try (JsonReader reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8))) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals(field)) {
                    return Optional.of(JsonParser.parseReader(reader));
                }
                reader.skipValue();
            }
            return Optional.empty();
        } catch (IOException | IllegalStateException | JsonParseException e) {
            throw new MalformedFileException(where, field, "lie in a JSON object", "something else", e);
        }
    }

    private static boolean startsWith(JsonElement processor, int token) {
        if (!processor.isJsonObject()) {
            return false;
        }
        JsonObject object = processor.getAsJsonObject();
        if (object.has("processors") && object.get("processors").isJsonArray()) {
            for (JsonElement part : object.getAsJsonArray("processors")) {
                if (startsWith(part, token)) {
                    return true;
                }
            }
            return false;
        }
        // other kinds of processors, and templates that start with the text, have no such path
        return member(object, "single")
                .filter(JsonElement::isJsonArray)
                .filter(single -> !single.getAsJsonArray().isEmpty())
                .map(single -> single.getAsJsonArray().get(0))
                .flatMap(piece -> member(piece, "SpecialToken"))
                .flatMap(piece -> member(piece, "id"))
                .filter(JsonElement::isJsonPrimitive)
                .flatMap(name -> member(object, "special_tokens").flatMap(all -> member(all, name.getAsString())))
                .flatMap(special -> member(special, "ids"))
                .filter(JsonElement::isJsonArray)
                .filter(ids -> !ids.getAsJsonArray().isEmpty())
                .map(ids -> ids.getAsJsonArray().get(0).equals(new JsonPrimitive(token)))
                .orElse(false);
    }

    private static Optional<JsonElement> member(JsonElement parent, String name) {
        return parent.isJsonObject()
                ? Optional.ofNullable(parent.getAsJsonObject().get(name))
                : Optional.empty();
    }
}
