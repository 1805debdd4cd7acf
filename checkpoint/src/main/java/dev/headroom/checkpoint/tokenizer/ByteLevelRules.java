package dev.headroom.checkpoint.tokenizer;

import dev.headroom.checkpoint.gguf.GgufMetadata;

/**
 * How a byte-level BPE cuts text into words, by the name under {@code tokenizer.ggml.pre}. The rules are those of the
 * models' own {@code tokenizer.json}.
 *
 * @param normalizer JSON
 * @param preTokenizer JSON
 * @param wholeWords whether a word that is a token is taken whole, without merges
 * @param startsWithBos whether the start token is put in front unless the file says otherwise
 */
record ByteLevelRules(String normalizer, String preTokenizer, boolean wholeWords, boolean startsWithBos) {

    static final String BYTE_LEVEL = """
            {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true}""";

    private static final String DIGITS_APART = """
            {"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true},%s]}""".formatted(BYTE_LEVEL);

    private static final String SPLIT = """
            {"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\
            (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?\\\\p{L}+|%s|\
             ?[^\\\\s\\\\p{L}\\\\p{N}]+[\\\\r\\\\n]*|\\\\s*[\\\\r\\\\n]+|\\\\s+(?!\\\\S)|\\\\s+"},\
            "behavior":"Isolated","invert":false},\
            {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]}""";

    static ByteLevelRules of(GgufMetadata metadata) {
        String name = metadata.text("tokenizer.ggml.pre").orElse("default");
        return switch (name) {
            case "default", "gpt-2", "gpt2", "phi-2" -> new ByteLevelRules("null", BYTE_LEVEL, false, false);
            case "smollm" -> new ByteLevelRules("null", DIGITS_APART, false, false);
            case "llama-bpe", "llama3", "llama-v3" ->
                new ByteLevelRules("null", SPLIT.formatted("\\\\p{N}{1,3}"), true, true);
            case "qwen2" -> new ByteLevelRules("{\"type\":\"NFC\"}", SPLIT.formatted("\\\\p{N}"), false, false);
            default -> throw metadata.unsupported("pre-tokenizer " + name);
        };
    }
}
