package dev.headroom.checkpoint.chat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of {@code tokenizer_config.json} that concern chat templates. */
final class TokenizerConfig {

    private static final String TEMPLATE = "chat_template";

    private final String origin;
    private final JsonObject root;

    private TokenizerConfig(String origin, JsonObject root) {
        this.origin = origin;
        this.root = root;
    }

    static TokenizerConfig parse(String origin, byte[] json) {
        try {
            JsonElement root = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
            if (root.isJsonObject()) {
                return new TokenizerConfig(origin, root.getAsJsonObject());
            }
            throw new MalformedFileException(origin, "its text", "be a JSON object", "other JSON");
        } catch (JsonParseException e) {
            throw new MalformedFileException(origin, "its text", "be valid JSON", String.valueOf(e.getMessage()), e);
        }
    }

    SpecialTokenTexts tokens() {
        return new SpecialTokenTexts(token("bos_token"), token("eos_token"), token("unk_token"), token("pad_token"));
    }

    /** Returns the template; of several named ones that called {@code default}. */
    Optional<String> template() {
        JsonElement template = root.get(TEMPLATE);
        if (template == null || template.isJsonNull()) {
            return Optional.empty();
        }
        if (isString(template)) {
            return Optional.of(template.getAsString());
        }
        if (!template.isJsonArray()) {
            throw malformed(TEMPLATE, "be a string or a list of named templates", template);
        }
        for (JsonElement each : template.getAsJsonArray()) {
            if (!each.isJsonObject()
                    || !isString(each.getAsJsonObject().get("name"))
                    || !isString(each.getAsJsonObject().get("template"))) {
                throw malformed(TEMPLATE, "list objects with the strings name and template", each);
            }
            JsonObject named = each.getAsJsonObject();
            if (named.get("name").getAsString().equals("default")) {
                return Optional.of(named.get("template").getAsString());
            }
        }
        throw malformed(TEMPLATE, "list a template named default", template);
    }

    private Optional<String> token(String name) {
        JsonElement token = root.get(name);
        if (token == null || token.isJsonNull()) {
            return Optional.empty();
        }
        JsonElement text = token.isJsonObject() ? token.getAsJsonObject().get("content") : token;
        if (!isString(text)) {
            throw malformed(name, "be a string or an object with the string content", token);
        }
        return Optional.of(text.getAsString());
    }

    private static boolean isString(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString();
    }

    private MalformedFileException malformed(String part, String rule, JsonElement value) {
        String text = value.toString();
        return new MalformedFileException(
                origin, part, rule, text.length() > 100 ? text.substring(0, 100) + "..." : text);
    }
}
