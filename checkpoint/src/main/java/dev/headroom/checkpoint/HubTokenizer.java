package dev.headroom.checkpoint;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.json.JsonFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokenizer files of a Hugging Face directory; read on every call. */
final class HubTokenizer {

    private static final int LARGEST_TOKENIZER = 256 << 20;
    private static final int LARGEST_TEMPLATE = 1 << 20;
    private static final String TOKENIZER = "tokenizer.json";
    private static final String CONFIGURATION = "tokenizer_config.json";
    private static final String TEMPLATE_FILE = "chat_template.jinja";
    private static final String TEMPLATE = "chat_template";

    private final Path directory;

    HubTokenizer(Path directory) {
        this.directory = directory;
    }

    byte[] tokenizerJson() {
        Path file = directory.resolve(TOKENIZER);
        if (!Files.exists(file) && Files.exists(directory.resolve("tokenizer.model"))) {
            throw new UnsupportedFeatureException("tokenizer.model without " + TOKENIZER, directory.toString());
        }
        return JsonFields.bytes(file, LARGEST_TOKENIZER);
    }

    /**
     * Returns the configuration with the chat template that newer directories keep in a file of its own; as in
     * transformers, the file goes before a template in the configuration.
     */
    Optional<byte[]> configJson() {
        Optional<byte[]> config = bytes(CONFIGURATION, JsonFields.MAXIMUM_FILE);
        Optional<byte[]> template = bytes(TEMPLATE_FILE, LARGEST_TEMPLATE);
        if (template.isEmpty()) {
            return config;
        }
        JsonObject json = config.map(this::object).orElseGet(JsonObject::new);
        json.addProperty(TEMPLATE, text(TEMPLATE_FILE, template.get()));
        return Optional.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> bytes(String name, int limit) {
        return Optional.of(directory.resolve(name))
                .filter(Files::isRegularFile)
                .map(file -> JsonFields.bytes(file, limit));
    }

    private JsonObject object(byte[] config) {
        try {
            if (JsonParser.parseString(text(CONFIGURATION, config)) instanceof JsonObject object) {
                return object;
            }
            throw malformed(CONFIGURATION, "hold a JSON object", "other JSON", null);
        } catch (JsonParseException e) {
            throw malformed(CONFIGURATION, "hold a JSON object", String.valueOf(e.getMessage()), e);
        }
    }

    private String text(String name, byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(name, "be UTF-8", "other bytes", e);
        }
    }

    private MalformedFileException malformed(String name, String rule, String value, @Nullable Exception cause) {
        return new MalformedFileException(directory.resolve(name).toString(), "its text", rule, value, cause);
    }
}
