package dev.headroom.checkpoint.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headroom.generation.ChatMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTemplatesTest {

    @Test
    void rendersEveryConversationAsJinjaDoes() {
        int rendered = 0;
        for (JsonElement each : Fixtures.json("published.json").getAsJsonArray()) {
            JsonObject expected = each.getAsJsonObject();
            String name = expected.get("template").getAsString();
            ChatTemplate template = ChatTemplate.parse(
                            name,
                            Fixtures.template(name),
                            SpecialTokenTexts.of(
                                    expected.get("bos").getAsString(),
                                    expected.get("eos").getAsString()))
                    .withClock(Fixtures.NEW_YEAR);
            List<ChatMessage> messages = Fixtures.messages(expected.getAsJsonArray("messages"));
            Ending ending = expected.get("openAnswer").getAsBoolean() ? Ending.OPEN_ANSWER : Ending.AS_IS;
            if (expected.has("fails")) {
                assertThatIllegalArgumentException()
                        .as("%s on %s", name, messages)
                        .isThrownBy(() -> template.render(messages, ending))
                        .withMessageContaining(expected.get("message").getAsString());
            } else {
                assertThat(template.render(messages, ending))
                        .as("%s on %s", name, messages)
                        .isEqualTo(expected.get("expected").getAsString());
            }
            rendered++;
        }
        assertThat(rendered).isEqualTo(Fixtures.TEMPLATES.size() * 26);
    }

    @Test
    void opensTheAnswerOfZephyr() {
        ChatTemplate zephyr =
                ChatTemplate.parse("zephyr", Fixtures.template("zephyr"), SpecialTokenTexts.of("<s>", "</s>"));

        assertThat(zephyr.render(
                        List.of(ChatMessage.system("Be kind."), ChatMessage.user("Hello")), Ending.OPEN_ANSWER))
                .isEqualTo("<|system|>\nBe kind.</s>\n<|user|>\nHello</s>\n<|assistant|>\n");
    }

    @Test
    void putsTheSystemMessageOfLlamaTwoIntoTheFirstTurn() {
        ChatTemplate llama =
                ChatTemplate.parse("llama-2", Fixtures.template("llama-2"), SpecialTokenTexts.of("<s>", "</s>"));

        assertThat(llama.render(List.of(ChatMessage.system("Be kind."), ChatMessage.user("Hello")), Ending.AS_IS))
                .isEqualTo("<s>[INST] <<SYS>>\nBe kind.\n<</SYS>>\n\nHello [/INST]");
    }

    @Test
    void tellsWhyATemplateRefusesTheConversation() {
        ChatTemplate llama =
                ChatTemplate.parse("llama-2", Fixtures.template("llama-2"), SpecialTokenTexts.of("<s>", "</s>"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> llama.render(List.of(ChatMessage.user("a"), ChatMessage.user("b")), Ending.OPEN_ANSWER))
                .withMessage("messages must suit the chat template of llama-2, which says: "
                        + "Conversation roles must alternate user/assistant/user/assistant/...");
    }
}
