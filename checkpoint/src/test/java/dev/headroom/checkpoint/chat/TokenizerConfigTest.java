package dev.headroom.checkpoint.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.MalformedFileException;
import dev.headroom.generation.ChatMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerConfigTest {

    @Test
    void readsATemplateAndTokensGivenAsStrings() {
        assertThat(render("{'bos_token':'<s>','eos_token':'</s>',"
                        + "'chat_template':'{{ bos_token + messages[0].content + eos_token }}'}"))
                .isEqualTo("<s>hi</s>");
    }

    @Test
    void readsTokensGivenAsObjects() {
        assertThat(render("{'bos_token':{'content':'<b>','lstrip':false},'eos_token':null,"
                        + "'chat_template':'{{ bos_token }}{{ eos_token }}'}"))
                .isEqualTo("<b>");
    }

    @Test
    void takesTheTemplateCalledDefault() {
        assertThat(render(
                        "{'chat_template':[{'name':'tool_use','template':'no'},{'name':'default','template':'yes'}]}"))
                .isEqualTo("yes");
    }

    @Test
    void isEmptyWithoutTemplateAsForPhiTwo() {
        byte[] json =
                json("{'bos_token':'<|endoftext|>','eos_token':'<|endoftext|>','tokenizer_class':'CodeGenTokenizer'}");

        assertThat(ChatTemplate.ofTokenizerConfig("tokenizer_config.json", json))
                .isEmpty();
        assertThat(SpecialTokenTexts.ofTokenizerConfig("tokenizer_config.json", json)
                        .eos())
                .isEqualTo(Optional.of("<|endoftext|>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{'chat_template':1}",
                "{'chat_template':[1]}",
                "{'chat_template':[]}",
                "{'chat_template':[{'name':'x','template':'y'}]}",
                "{'chat_template':'','bos_token':1}",
                "{'chat_template':'','bos_token':{}}",
                "{'chat_template':'{% if %}'}"
            })
    void refusesAMalformedConfigNamingTheFile(String text) {
        assertThatThrownBy(() -> ChatTemplate.ofTokenizerConfig("tokenizer_config.json", json(text)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith("tokenizer_config.json: ");
    }

    private static String render(String text) {
        return ChatTemplate.ofTokenizerConfig("tokenizer_config.json", json(text))
                .orElseThrow()
                .render(List.of(ChatMessage.user("hi")), Ending.OPEN_ANSWER);
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
