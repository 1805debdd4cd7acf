package dev.headroom.checkpoint.chat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.ChatMessage.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What Jinja2 3.1.2 made of templates and conversations, in the environment of {@code apply_chat_template}: immutable
 * sandbox, {@code trim_blocks}, {@code lstrip_blocks}, loop controls, and {@code json.dumps(ensure_ascii=False)} as
 * {@code tojson}; {@code tools} and {@code documents} none; the first second of 2026.
 */
final class Fixtures {

    static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    static final List<String> TEMPLATES = List.of(
            "zephyr",
            "chatml",
            "chatml-default-system",
            "llama-2",
            "llama-3",
            "llama-3.1",
            "llama-3.2",
            "mistral-instruct-v0.1",
            "mistral-instruct-v0.3",
            "phi-3",
            "phi-3-first",
            "gemma",
            "qwen3",
            "macros");

    private Fixtures() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String template(String name) {
        return text("templates/" + name + ".jinja");
    }

    static JsonElement json(String name) {
        return JsonParser.parseString(text(name));
    }

    static List<ChatMessage> messages(JsonArray json) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonElement each : json) {
            JsonObject message = each.getAsJsonObject();
            Role role = Role.valueOf(message.get("role").getAsString().toUpperCase(Locale.ROOT));
            messages.add(new ChatMessage(role, message.get("content").getAsString()));
        }
        return messages;
    }
}
