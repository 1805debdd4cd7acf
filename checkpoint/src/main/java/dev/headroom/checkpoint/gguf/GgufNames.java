package dev.headroom.checkpoint.gguf;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tensor names of llama.cpp's {@code llama} architecture and what Hugging Face calls them. */
final class GgufNames {

    private static final Pattern BLOCK = Pattern.compile("blk\\.(0|[1-9][0-9]{0,4})\\.([a-z_]+)\\.(weight|bias)");

    private static final Map<String, String> WHOLE = Map.of(
            "token_embd.weight", "model.embed_tokens.weight",
            "output_norm.weight", "model.norm.weight",
            "output.weight", "lm_head.weight");

    private static final Map<String, String> PARTS = Map.of(
            "attn_norm", "input_layernorm",
            "ffn_norm", "post_attention_layernorm",
            "attn_q", "self_attn.q_proj",
            "attn_k", "self_attn.k_proj",
            "attn_v", "self_attn.v_proj",
            "attn_output", "self_attn.o_proj",
            "ffn_gate", "mlp.gate_proj",
            "ffn_up", "mlp.up_proj",
            "ffn_down", "mlp.down_proj");

    private GgufNames() {}

    /** Returns the published names that a model of {@code layers} blocks cannot do without. */
    static Stream<String> required(int layers) {
        Stream<String> blocks = IntStream.range(0, layers)
                .boxed()
                .flatMap(
                        layer -> PARTS.values().stream().map(part -> "model.layers." + layer + "." + part + ".weight"));
        return Stream.concat(Stream.of("model.embed_tokens.weight", "model.norm.weight"), blocks);
    }

    /** Returns the part of a block that a tensor belongs to, for example {@code attn_q}. */
    static Optional<String> part(String name) {
        Matcher block = BLOCK.matcher(name);
        return block.matches() ? Optional.of(block.group(2)) : Optional.empty();
    }

    /** Returns the Hugging Face name. */
    static Optional<String> published(String name) {
        Matcher block = BLOCK.matcher(name);
        if (!block.matches()) {
            return Optional.ofNullable(WHOLE.get(name));
        }
        return Optional.ofNullable(PARTS.get(block.group(2)))
                .map(part -> "model.layers." + block.group(1) + "." + part + "." + block.group(3));
    }
}
