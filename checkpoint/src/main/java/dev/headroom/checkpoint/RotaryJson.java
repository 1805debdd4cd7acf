package dev.headroom.checkpoint;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.ModelConfig.Rotary;
import dev.headroom.checkpoint.ModelConfig.Scaling;
import dev.headroom.checkpoint.json.JsonFields;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code rope_theta} and {@code rope_scaling}, or {@code rope_parameters}, which replaced both in 2025. */
final class RotaryJson {

    private static final double DEFAULT_THETA = 10_000;

    private RotaryJson() {}

    static Rotary read(JsonFields json, double defaultFraction) {
        Optional<JsonFields> parameters = json.object("rope_parameters");
        JsonFields base = parameters.orElse(json);
        if (parameters.isPresent() && parameters.get().has("full_attention")) {
            throw new UnsupportedFeatureException("rope_parameters per kind of layer", json.file());
        }
        double fraction = base.numberAbove("partial_rotary_factor", 0, 1)
                .orElse(json.numberAbove("partial_rotary_factor", 0, 1).orElse(defaultFraction));
        return new Rotary(
                base.numberAbove("rope_theta", 0, 1e12)
                        .orElse(json.numberAbove("rope_theta", 0, 1e12).orElse(DEFAULT_THETA)),
                fraction,
                parameters.or(() -> json.object("rope_scaling")).flatMap(RotaryJson::scaling));
    }

    private static Optional<Scaling> scaling(JsonFields rope) {
        String type = rope.text("rope_type").or(() -> rope.text("type")).orElse("default");
        return switch (type) {
            case "default" -> Optional.empty();
            case "linear" ->
                Optional.of(new Scaling(
                        type,
                        required(rope, "factor"),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty()));
            case "llama3" -> Optional.of(llama3(rope));
            default -> throw new UnsupportedFeatureException("rope scaling " + type, rope.file());
        };
    }

    private static Scaling llama3(JsonFields rope) {
        double low = required(rope, "low_freq_factor");
        double high = required(rope, "high_freq_factor");
        if (high <= low) {
            throw rope.wrong("high_freq_factor", "be above low_freq_factor " + low, high + "");
        }
        return new Scaling(
                "llama3",
                required(rope, "factor"),
                OptionalDouble.of(low),
                OptionalDouble.of(high),
                OptionalInt.of(rope.integer("original_max_position_embeddings", 1, Integer.MAX_VALUE)));
    }

    private static double required(JsonFields rope, String name) {
        MalformedFileException absent = rope.wrong(name, "be a number above 0", "absent");
        return rope.numberAbove(name, 0, 1e6).orElseThrow(() -> absent);
    }
}
