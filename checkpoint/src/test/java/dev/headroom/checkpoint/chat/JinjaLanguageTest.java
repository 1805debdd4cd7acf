package dev.headroom.checkpoint.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.generation.ChatMessage;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class JinjaLanguageTest {

    @Test
    void evaluatesEveryConstructAsJinjaDoes() {
        JsonObject fixture = Fixtures.json("features.json").getAsJsonObject();
        List<ChatMessage> messages = Fixtures.messages(fixture.getAsJsonArray("messages"));
        SoftAssertions all = new SoftAssertions();
        for (JsonElement each : fixture.getAsJsonArray("cases")) {
            JsonObject expected = each.getAsJsonObject();
            String source = expected.get("source").getAsString();
            if (!expected.has("fails")) {
                String text;
                try {
                    text = render(source, messages);
                } catch (RuntimeException e) {
                    text = e.toString();
                }
                all.assertThat(text)
                        .as(source)
                        .isEqualTo(expected.get("expected").getAsString());
                continue;
            }
            Throwable failure = catchThrowable(() -> render(source, messages));
            if (expected.get("fails").getAsString().equals("raised")) {
                all.assertThat(failure)
                        .as(source)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(expected.get("message").getAsString());
            } else {
                all.assertThat(failure)
                        .as(source)
                        .isInstanceOfAny(MalformedFileException.class, UnsupportedFeatureException.class);
            }
        }
        all.assertAll();
    }

    @Test
    void namesAnUnknownTagAndItsPlace() {
        assertThat(catchThrowable(() -> render("one\n  {% include 'x' %}", List.of())))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("test does not support the tag 'include' in the chat template at line 2, column 3");
    }

    @Test
    void namesAnUnknownFilterAndItsPlace() {
        assertThat(catchThrowable(() -> render("{{ 'x' | wordwrap }}", List.of())))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("test does not support the filter 'wordwrap' in the chat template at line 1, column 8");
    }

    @Test
    void ignoresAnUnknownFilterThatIsNotReached() {
        assertThat(render("{% if tools %}{{ tools | wordwrap }}{% endif %}ok", List.of()))
                .isEqualTo("ok");
    }

    @Test
    void namesAnUnknownMethod() {
        assertThat(catchThrowable(() -> render("{{ 'x'.zfill(3) }}", List.of())))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'zfill'");
    }

    @Test
    void namesWhatIsUndefinedAndItsPlace() {
        assertThat(catchThrowable(() -> render("a\nbc{{ nobody.name }}", List.of())))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("test: chat template at line 2, column 12 must use only defined values, "
                        + "was 'nobody', which is undefined");
    }

    @Test
    void namesTheBlockThatIsNotClosed() {
        assertThat(catchThrowable(() -> render("{% if true %}x", List.of())))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("must close the block 'if', was the end of the template");
    }

    private static String render(String source, List<ChatMessage> messages) {
        return ChatTemplate.parse("test", source, SpecialTokenTexts.of("<s>", "</s>"))
                .withClock(Fixtures.NEW_YEAR)
                .render(messages, Ending.OPEN_ANSWER);
    }
}
