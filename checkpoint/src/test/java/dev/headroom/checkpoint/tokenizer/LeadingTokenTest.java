package dev.headroom.checkpoint.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LeadingTokenTest {

    private static final String TEMPLATE = """
            {"type": "TemplateProcessing",
             "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
             "special_tokens": {"<s>": {"id": "<s>", "ids": [7], "tokens": ["<s>"]}}}
            """;

    private static OptionalInt of(String tokenizer, String config) {
        return LeadingToken.of(OptionalInt.of(7), bytes(tokenizer), Optional.of(bytes(config)), "model");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theTokenizersConfigurationDecides() {
        assertThat(of("{}", "{\"add_bos_token\": true}")).hasValue(7);
        assertThat(of("{\"post_processor\": " + TEMPLATE + "}", "{\"add_bos_token\": false}"))
                .isEmpty();
    }

    @Test
    void otherwiseTheTemplateDecides() {
        assertThat(of("{\"model\": {}, \"post_processor\": " + TEMPLATE + "}", "{}"))
                .hasValue(7);
        assertThat(of("{\"post_processor\": {\"processors\": [{\"type\": \"ByteLevel\"}, " + TEMPLATE + "]}}", "{}"))
                .hasValue(7);
        assertThat(of("{\"post_processor\": " + TEMPLATE.replace("[7]", "[8]") + "}", "{}"))
                .isEmpty();
    }

    @Test
    void tokenizersThatAddNothingGetNothing() {
        assertThat(of("{\"post_processor\": null}", "{\"add_bos_token\": null}"))
                .isEmpty();
        assertThat(of("{\"post_processor\": {\"type\": \"ByteLevel\"}}", "{}")).isEmpty();
        assertThat(of("{}", "{}")).isEmpty();
    }

    @Test
    void aModelWithoutStartTokenGetsNone() {
        assertThat(LeadingToken.of(OptionalInt.empty(), bytes(TEMPLATE), Optional.empty(), "model"))
                .isEmpty();
    }

    @Test
    void aTemplateOfOtherTypesGetsNothing() {
        for (String bad : new String[] {"[[7]]", "[\"x\"]", "[null]", "[]", "7"}) {
            assertThat(of("{\"post_processor\": " + TEMPLATE.replace("[7]", bad) + "}", "{}"))
                    .as(bad)
                    .isEmpty();
        }
        assertThat(of(
                        "{\"post_processor\": " + TEMPLATE.replace("{\"id\": \"<s>\", \"type_id\": 0}", "{\"id\": []}")
                                + "}",
                        "{}"))
                .isEmpty();
    }

    @Test
    void brokenJsonIsNamed() {
        assertThatThrownBy(() -> of("[1", "{}"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("model/tokenizer.json");
    }
}
