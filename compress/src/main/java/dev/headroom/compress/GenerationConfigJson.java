package dev.headroom.compress;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headroom.checkpoint.GenerationDefaults;
import java.nio.charset.StandardCharsets;

/** Writes a {@code generation_config.json} with the fields that Headroom reads. */
final class GenerationConfigJson {

    private GenerationConfigJson() {}

    static byte[] of(GenerationDefaults defaults) {
        JsonObject json = new JsonObject();
        json.addProperty("do_sample", defaults.sample());
        defaults.temperature().ifPresent(value -> json.addProperty("temperature", value));
        defaults.topP().ifPresent(value -> json.addProperty("top_p", value));
        defaults.topK().ifPresent(value -> json.addProperty("top_k", value));
        defaults.repetitionPenalty().ifPresent(value -> json.addProperty("repetition_penalty", value));
        defaults.maxNewTokens().ifPresent(value -> json.addProperty("max_new_tokens", value));
        defaults.bosToken().ifPresent(value -> json.addProperty("bos_token_id", value));
        if (!defaults.eosTokens().isEmpty()) {
            JsonArray eos = new JsonArray();
            defaults.eosTokens().forEach(eos::add);
            json.add("eos_token_id", eos);
        }
        defaults.padToken().ifPresent(value -> json.addProperty("pad_token_id", value));
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        return gson.toJson(json).getBytes(StandardCharsets.UTF_8);
    }
}
