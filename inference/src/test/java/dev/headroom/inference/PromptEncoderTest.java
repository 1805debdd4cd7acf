package dev.headroom.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.generation.ChatMessage;
import dev.headroom.generation.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PromptEncoderTest {

    private static final OptionalInt BOS = OptionalInt.of('<');

    private static PromptEncoder encoder(OptionalInt bos, Optional<Function<List<ChatMessage>, String>> template) {
        return new PromptEncoder(text -> text.chars().toArray(), template, bos, OptionalInt.empty());
    }

    @Test
    void putsTheFirstTokenInFrontOfPlainText() {
        assertThat(encoder(BOS, Optional.empty()).encode(Prompt.text("ab"))).containsExactly('<', 'a', 'b');
    }

    @Test
    void addsNoFirstTokenWhereTheModelHasNone() {
        assertThat(encoder(OptionalInt.empty(), Optional.empty()).encode(Prompt.text("ab")))
                .containsExactly('a', 'b');
    }

    @Test
    void addsNoSecondFirstTokenAfterATemplateThatWroteOne() {
        PromptEncoder encoder =
                encoder(BOS, Optional.of(messages -> "<" + messages.get(0).content()));
        assertThat(encoder.encode(Prompt.ask("ab"))).containsExactly('<', 'a', 'b');
    }

    @Test
    void continuesWhatTheUserSaidWhereThereIsNoTemplate() {
        Prompt chat = Prompt.chat(List.of(
                ChatMessage.system("s"), ChatMessage.user("a"), ChatMessage.assistant("x"), ChatMessage.user("b")));
        assertThat(encoder(OptionalInt.empty(), Optional.empty()).encode(chat)).containsExactly('a', '\n', 'b');
    }

    @Test
    void anEmptyPromptIsTheFirstTokenAlone() {
        assertThat(encoder(BOS, Optional.empty()).encode(Prompt.text(""))).containsExactly('<');
    }

    @Test
    void anEmptyPromptOfAModelWithoutFirstTokenIsItsEndToken() {
        PromptEncoder encoder = new PromptEncoder(
                text -> text.chars().toArray(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(50_256));
        assertThat(encoder.encode(Prompt.text(""))).containsExactly(50_256);
    }

    @Test
    void refusesAnEmptyPromptOfAModelWithoutAnySpecialToken() {
        PromptEncoder encoder = encoder(OptionalInt.empty(), Optional.empty());
        assertThatThrownBy(() -> encoder.encode(Prompt.text("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one token");
    }
}
