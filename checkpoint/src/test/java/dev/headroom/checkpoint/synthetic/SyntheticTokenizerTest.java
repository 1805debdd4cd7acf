package dev.headroom.checkpoint.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SyntheticTokenizerTest {

    @Test
    void everyIdHasOneToken() {
        for (SyntheticShape shape : SyntheticShape.values()) {
            int size = shape.sizes().vocabularySize();
            JsonObject json = JsonParser.parseString(new String(SyntheticTokenizer.json(size), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            JsonObject vocabulary = json.getAsJsonObject("model").getAsJsonObject("vocab");
            assertThat(vocabulary.size()).isEqualTo(size);
            assertThat(vocabulary.entrySet().stream()
                            .mapToInt(entry -> entry.getValue().getAsInt())
                            .sorted())
                    .startsWith(0, 1, 2)
                    .doesNotHaveDuplicates()
                    .endsWith(size - 1);
        }
    }

    // loads a native library
    @Test
    @Tag("slow")
    void readsBackAnyTextInTheTokenizersLibrary() throws IOException {
        byte[] json = SyntheticTokenizer.json(49152);
        try (HuggingFaceTokenizer tokenizer =
                HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), Map.of())) {
            String text = "Größe 7 – naïve 日本\n\t🙂 \u00ad";
            long[] ids = tokenizer.encode(text).getIds();
            assertThat(ids).hasSize(text.getBytes(StandardCharsets.UTF_8).length + 1);
            assertThat(ids[0]).isEqualTo(SyntheticTokenizer.BOS);
            assertThat(tokenizer.decode(Arrays.copyOfRange(ids, 1, ids.length))).isEqualTo(text);
            assertThat(tokenizer.decode(new long[] {259, 49151}))
                    .startsWith(" baba ")
                    .hasSizeGreaterThan(10);
        }
    }
}
