package dev.headroom.training.lora;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * PEFT's {@code adapter_config.json}. Fields that change the arithmetic and are not built are refused by name, all
 * other unknown fields are ignored.
 *
 * @param rank {@code r}
 * @param alpha {@code lora_alpha}
 * @param scaling from {@code use_rslora}
 * @param targets {@code target_modules}; absent where it is a regular expression, which the tensors answer
 * @param base {@code base_model_name_or_path}
 */
record AdapterConfig(
        int rank, double alpha, RankScaling scaling, Optional<List<String>> targets, Optional<String> base) {

    static final String FILE = "adapter_config.json";

    private static final int LARGEST = 1 << 20;

    /** Fields that must be absent, null, false or empty. */
    private static final List<String> REFUSED = List.of(
            "use_dora",
            "use_qalora",
            "use_bdlora",
            "lora_bias",
            "modules_to_save",
            "layers_to_transform",
            "exclude_modules",
            "rank_pattern",
            "alpha_pattern",
            "layer_replication",
            "trainable_token_indices",
            "target_parameters",
            "alora_invocation_tokens",
            "arrow_config");

    /** Ways to fill the first matrices that leave the base as published. */
    private static final Set<String> HARMLESS_FIRST_WEIGHTS = Set.of("gaussian", "eva");

    static AdapterConfig read(Path path) {
        byte[] utf8 = JsonFields.bytes(path, LARGEST);
        JsonFields fields = JsonFields.parse(path.toString(), utf8);
        JsonObject raw =
                JsonParser.parseString(new String(utf8, StandardCharsets.UTF_8)).getAsJsonObject();
        refuse(path, raw);
        String type = fields.requiredText("peft_type");
        if (!type.equals("LORA")) {
            throw new UnsupportedFeatureException("peft_type " + type, path.toString());
        }
        String task = fields.text("task_type").orElse("CAUSAL_LM");
        if (!task.equals("CAUSAL_LM")) {
            throw new UnsupportedFeatureException("task_type " + task, path.toString());
        }
        String bias = fields.text("bias").orElse("none");
        if (!bias.equals("none")) {
            throw new UnsupportedFeatureException("bias " + bias, path.toString());
        }
        return new AdapterConfig(
                fields.integer("r", 1, LoraSettings.MAXIMUM_RANK),
                alpha(fields),
                fields.flag("use_rslora").orElse(false) ? RankScaling.ROOT_OF_RANK : RankScaling.RANK,
                targets(fields, raw),
                fields.text("base_model_name_or_path"));
    }

    private static double alpha(JsonFields fields) {
        double alpha = fields.numberAbove("lora_alpha", 0, 1e9).orElse(0);
        if (alpha == 0) {
            throw fields.wrong("lora_alpha", "be a number above 0", "absent");
        }
        return alpha;
    }

    private static Optional<List<String>> targets(JsonFields fields, JsonObject raw) {
        JsonElement value = raw.get("target_modules");
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString().equals(LoraSettings.ALL_LINEAR)
                    ? Optional.of(List.of(LoraSettings.ALL_LINEAR))
                    : Optional.empty();
        }
        List<String> names = fields.texts("target_modules").stream().distinct().toList();
        if (names.isEmpty()) {
            throw fields.wrong(
                    "target_modules", "name layers", value == null || value.isJsonNull() ? "absent" : "empty");
        }
        return Optional.of(names);
    }

    private static void refuse(Path path, JsonObject raw) {
        for (String name : REFUSED) {
            if (!isNeutral(raw.get(name))) {
                throw new UnsupportedFeatureException(name, path.toString());
            }
        }
        if (raw.get("init_lora_weights") instanceof JsonPrimitive init
                && init.isString()
                && !HARMLESS_FIRST_WEIGHTS.contains(init.getAsString())) {
            // these change the base as well, so that the adapter means nothing on the published weights
            throw new UnsupportedFeatureException("init_lora_weights " + init.getAsString(), path.toString());
        }
    }

    private static boolean isNeutral(@Nullable JsonElement value) {
        return value == null
                || value.isJsonNull()
                || (value.isJsonObject() && value.getAsJsonObject().isEmpty())
                || (value.isJsonArray() && value.getAsJsonArray().isEmpty())
                || (value instanceof JsonPrimitive flag && flag.isBoolean() && !flag.getAsBoolean());
    }

    /**
     * Returns the file's text: every field that PEFT writes, in its order.
     *
     * @param settings with names of layers for targets
     * @param base the checkpoint that was adapted
     * @param layout of the checkpoint's matrices
     */
    static String text(LoraSettings settings, String base, TargetLayer.Layout layout) {
        Map<String, JsonElement> fields = new TreeMap<>();
        for (String name : List.of("auto_mapping", "exclude_modules", "layer_replication", "layers_pattern")) {
            fields.put(name, JsonNull.INSTANCE);
        }
        for (String name : List.of("layers_to_transform", "megatron_config", "modules_to_save", "revision")) {
            fields.put(name, JsonNull.INSTANCE);
        }
        for (String name : List.of("alpha_pattern", "loftq_config", "rank_pattern")) {
            fields.put(name, new JsonObject());
        }
        JsonArray targets = new JsonArray();
        settings.targets().forEach(targets::add);
        fields.put("target_modules", targets);
        fields.put("base_model_name_or_path", new JsonPrimitive(base));
        fields.put("bias", new JsonPrimitive("none"));
        fields.put("fan_in_fan_out", new JsonPrimitive(layout == TargetLayer.Layout.IN_OUT));
        fields.put("inference_mode", new JsonPrimitive(true));
        fields.put("init_lora_weights", new JsonPrimitive(true));
        fields.put("lora_alpha", new JsonPrimitive(plain(settings.alpha())));
        fields.put("lora_bias", new JsonPrimitive(false));
        fields.put("lora_dropout", new JsonPrimitive(0.0));
        fields.put("megatron_core", new JsonPrimitive("megatron.core"));
        fields.put("peft_type", new JsonPrimitive("LORA"));
        fields.put("r", new JsonPrimitive(settings.rank()));
        fields.put("task_type", new JsonPrimitive("CAUSAL_LM"));
        fields.put("use_dora", new JsonPrimitive(false));
        fields.put("use_rslora", new JsonPrimitive(settings.scaling() == RankScaling.ROOT_OF_RANK));
        JsonObject json = new JsonObject();
        fields.forEach(json::add);
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json) + "\n";
    }

    /** PEFT declares alpha an integer; a whole number is written as one. */
    private static Number plain(double alpha) {
        if (alpha == Math.rint(alpha) && alpha < 1e9) {
            return (long) alpha;
        }
        return alpha;
    }
}
