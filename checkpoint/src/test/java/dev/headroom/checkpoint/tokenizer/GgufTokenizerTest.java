package dev.headroom.checkpoint.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.checkpoint.DType;
import dev.headroom.checkpoint.gguf.GgufBuilder;
import dev.headroom.checkpoint.gguf.GgufFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufTokenizerTest {

    @TempDir
    Path folder;

    @Test
    void ordersMergesByScoreOfThePieceThenByIds() {
        JsonObject json = parsed(GgufBuilder.tinyLlama(DType.F32, 1));
        assertThat(json.getAsJsonObject("model").getAsJsonArray("merges"))
                .extracting(merge -> merge.getAsString())
                .containsExactly("▁ a", "a b", "▁ ab", "▁a b");
        assertThat(json.getAsJsonArray("added_tokens")).hasSize(3);
    }

    @Test
    void leavesTheStartTokenAndTheSpaceOutWhereTheFileSaysSo() {
        JsonObject json = parsed(GgufBuilder.tinyLlama(DType.F32, 1)
                .bool("tokenizer.ggml.add_bos_token", false)
                .bool("tokenizer.ggml.add_space_prefix", false));
        assertThat(json.get("post_processor").isJsonNull()).isTrue();
        assertThat(json.getAsJsonObject("normalizer").get("type").getAsString()).isEqualTo("Replace");
        assertThat(json.toString()).doesNotContain("Strip");
    }

    @Test
    void keepsTheChatTemplate() {
        String template = "{% for m in messages %}<|x|>\n\"{{ m }}\"{% endfor %}";
        GgufTokenizer tokenizer =
                tokenizer(GgufBuilder.tinyLlama(DType.F32, 1).text("tokenizer.chat_template", template));
        JsonObject json = JsonParser.parseString(new String(tokenizer.tokenizerConfigJson(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertThat(json.get("chat_template").getAsString()).isEqualTo(template);
    }

    @Test
    void refusesScoresOfAnotherLengthAndRepeatedTokens() {
        GgufTokenizer few = tokenizer(new GgufBuilder()
                .text("tokenizer.ggml.model", "llama")
                .texts("tokenizer.ggml.tokens", "a", "b")
                .floats("tokenizer.ggml.scores", 1));
        assertThatThrownBy(few::tokenizerJson)
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("tokenizer.ggml.scores must have one value for each of 2 tokens, was 1");
        GgufTokenizer twice = tokenizer(
                new GgufBuilder().text("tokenizer.ggml.model", "llama").texts("tokenizer.ggml.tokens", "a", "a"));
        assertThatThrownBy(twice::tokenizerJson)
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("token 1 must be unique, was a");
    }

    @Test
    void namesTokenizersThatAreNotConverted() {
        assertThatThrownBy(
                        tokenizer(new GgufBuilder()
                                .text("tokenizer.ggml.model", "bert")
                                .texts("tokenizer.ggml.tokens", "a"))::tokenizerJson)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("tokenizer model bert");
        assertThatThrownBy(byteLevel("tekken")::tokenizerJson)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("pre-tokenizer tekken");
    }

    /** Loads the native tokenizer, hence the tag. */
    @Test
    @Tag("slow")
    void byteLevelTokenizersLoadAndRoundTrip() throws Exception {
        System.setProperty("ai.djl.offline", "true");
        for (String pre : List.of("gpt-2", "smollm", "llama-bpe", "qwen2")) {
            byte[] json = byteLevel(pre).tokenizerJson();
            try (HuggingFaceTokenizer tokenizer =
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), Map.of())) {
                long[] ids = tokenizer.encode("abab 123\ncaf\u00e9!").getIds();
                assertThat(tokenizer.decode(ids, true)).as(pre).isEqualTo("abab 123\ncaf\u00e9!");
                assertThat(ids[0]).as(pre).isEqualTo(pre.equals("llama-bpe") ? 256 : 258);
            }
        }
    }

    private GgufTokenizer byteLevel(String pre) {
        List<String> tokens = new ArrayList<>();
        int extra = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            tokens.add(Character.toString(printable ? value : extra++));
        }
        tokens.add("<|begin|>");
        tokens.add("ab");
        tokens.add("abab");
        int[] kinds = new int[tokens.size()];
        java.util.Arrays.fill(kinds, 1);
        kinds[256] = 3;
        return tokenizer(new GgufBuilder()
                .text("tokenizer.ggml.model", "gpt2")
                .text("tokenizer.ggml.pre", pre)
                .texts("tokenizer.ggml.tokens", tokens.toArray(String[]::new))
                .int32s("tokenizer.ggml.token_type", kinds)
                .uint32("tokenizer.ggml.bos_token_id", 256)
                .texts("tokenizer.ggml.merges", "a b", "ab ab"));
    }

    private JsonObject parsed(GgufBuilder gguf) {
        return JsonParser.parseString(new String(tokenizer(gguf).tokenizerJson(), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private GgufTokenizer tokenizer(GgufBuilder gguf) {
        return new GgufTokenizer(
                GgufFile.open(gguf.write(folder.resolve("a.gguf"))).metadata());
    }
}
