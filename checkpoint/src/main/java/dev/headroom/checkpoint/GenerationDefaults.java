package dev.headroom.checkpoint;

import dev.headroom.checkpoint.json.JsonFields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model's authors suggest to generate: the content of {@code generation_config.json}. What the file does not say
 * is absent.
 *
 * @param sample whether to sample; greedy otherwise, which is also what an absent field means
 * @param temperature divides the logits; at least 0
 * @param topP smallest set of tokens whose probabilities reach this sum, in (0, 1]
 * @param topK most tokens considered; 0 means all
 * @param repetitionPenalty penalty for tokens seen before; above 0
 * @param maxNewTokens most tokens to generate
 * @param bosToken id of the token that starts a sequence
 * @param eosTokens ids that end a sequence; possibly empty
 * @param padToken id of the padding token
 */
public record GenerationDefaults(
        boolean sample,
        OptionalDouble temperature,
        OptionalDouble topP,
        OptionalInt topK,
        OptionalDouble repetitionPenalty,
        OptionalInt maxNewTokens,
        OptionalInt bosToken,
        List<Integer> eosTokens,
        OptionalInt padToken) {

    /** Copies the list. */
    public GenerationDefaults {
        eosTokens = List.copyOf(eosTokens);
    }

    static GenerationDefaults read(JsonFields json) {
        return new GenerationDefaults(
                json.flag("do_sample").orElse(false),
                json.number("temperature", 0, 1e6),
                json.numberAbove("top_p", 0, 1),
                json.optionalInteger("top_k", 0, Integer.MAX_VALUE),
                json.numberAbove("repetition_penalty", 0, 1e6),
                json.optionalInteger("max_new_tokens", 1, Integer.MAX_VALUE),
                ConfigJson.token(json, "bos_token_id"),
                ConfigJson.tokens(json, "eos_token_id"),
                ConfigJson.token(json, "pad_token_id"));
    }
}
