package dev.headroom.checkpoint.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.MalformedFileException;
import dev.headroom.UnsupportedFeatureException;
import dev.headroom.generation.ChatMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTemplatesTest {

    private static final List<ChatMessage> MESSAGES =
            List.of(ChatMessage.system("s"), ChatMessage.user("u"), ChatMessage.assistant("a"), ChatMessage.user("v"));

    private static final String SALT = "{}%#|()[]'\"-+~*/<=>!.,: \n\\abc09_";

    @Test
    void refusesEveryTruncatedTemplateByNameOrRendersIt() {
        for (String name : Fixtures.TEMPLATES) {
            String source = Fixtures.template(name);
            for (int length = 0; length < source.length(); length += 29) {
                attempt(source.substring(0, length), name + " cut at " + length);
            }
        }
    }

    @Test
    void refusesMutatedTemplatesByNameOrRendersThem() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String name = Fixtures.TEMPLATES.get(random.nextInt(Fixtures.TEMPLATES.size()));
            StringBuilder source = new StringBuilder(Fixtures.template(name));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(source.length());
                char salt = SALT.charAt(random.nextInt(SALT.length()));
                switch (random.nextInt(4)) {
                    case 0 -> source.deleteCharAt(at);
                    case 1 -> source.insert(at, salt);
                    case 2 -> source.setCharAt(at, salt);
                    default -> {
                        int end = Math.min(source.length(), at + random.nextInt(40));
                        source.insert(random.nextInt(source.length()), source.substring(at, end));
                    }
                }
            }
            attempt(source.toString(), name + ", seed " + seed + ", round " + round);
        }
    }

    @Test
    void refusesRandomTokensByNameOrRendersThem() {
        List<String> words = List.of(
                "{{",
                "}}",
                "{%",
                "%}",
                "{#",
                "#}",
                "-",
                "if ",
                "else ",
                "endif ",
                "for ",
                "in ",
                "endfor ",
                "set ",
                "x",
                "=",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "|",
                "trim",
                "is ",
                "not ",
                "defined ",
                "'s'",
                "1",
                ".",
                ",",
                ":",
                "macro ",
                "endmacro ",
                "messages",
                "~",
                "+",
                "*",
                "**",
                "//",
                "%",
                "9",
                "raw",
                "endraw",
                "\n");
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 4000; round++) {
            StringBuilder source = new StringBuilder(random.nextBoolean() ? "{{" : "{%");
            for (int word = random.nextInt(20); word >= 0; word--) {
                source.append(words.get(random.nextInt(words.size())));
            }
            attempt(source.toString(), "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(x='aaaaaaaaaaaaaaaa') %}{% for a in range(99) %}{% set ns.x = ns.x ~ ns.x %}"
                        + "{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}"
                        + "{{ ns.x }}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(99) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}"
                        + "{{ ns.x | tojson }}",
                "{% set ns = namespace(x=[1], y=[1]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}"
                        + "{% set ns.y = [ns.y, ns.y] %}{% endfor %}{{ ns.x == ns.y }}",
                "{% set ns = namespace(x=1) %}{% for a in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}",
                "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
                "{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}{{ f(1) }}",
                "{{ 'a' * 999999999999 }}",
                "{{ [0] * 999999999999 }}",
                "{{ 9 ** 999999999 }}",
                "{{ range(999999999) }}",
                "{{ range(1, 2, 0) }}",
                "{{ [1][::0] }}",
                "{% for a in range(99999) %}{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"
                        + " * 99 }}{% endfor %}",
                "{% set big = 'ab' * 5000000 %}{% for a in range(99999) %}{% set x = big.replace('a', 'b') %}"
                        + "{% endfor %}",
                "{% set big = 'ab' * 5000000 %}{% for a in range(99999) %}{% set x = big.split('a') %}{% endfor %}",
                "{% set big = ' a' * 5000000 %}{% set x = big.split() %}",
                "{% set big = 'ab' * 5000000 %}{% for a in range(99999) %}{% set x = big[::2] %}{% endfor %}"
            })
    void stopsARenderingThatCostsTooMuch(String source) {
        ChatTemplate template = ChatTemplate.parse("hostile", source, SpecialTokenTexts.none());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> template.render(MESSAGES, Ending.AS_IS))
                        .isInstanceOf(MalformedFileException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"( )", "[ ]", "{'a': }", "not~ ", "- ", "x[ ]", "f( )", "1~if~1~else~ "})
    void refusesDeepExpressions(String brackets) {
        String opening = brackets.substring(0, brackets.indexOf(' ')).replace('~', ' ');
        String closing = brackets.substring(brackets.indexOf(' ') + 1);
        String source = "{{ " + opening.repeat(2000) + "1" + closing.repeat(2000) + " }}";

        assertThatThrownBy(() -> ChatTemplate.parse("deep", source, SpecialTokenTexts.none()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("must nest at most");
    }

    @Test
    void refusesDeepBlocks() {
        assertThatThrownBy(() -> ChatTemplate.parse("deep", "{% if 1 %}".repeat(500), SpecialTokenTexts.none()))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("must nest at most");
    }

    @Test
    void refusesLongChainsOfOperators() {
        ChatTemplate chain =
                ChatTemplate.parse("chain", "{{ 1" + " + 1".repeat(2000) + " }}", SpecialTokenTexts.none());

        assertThatThrownBy(() -> chain.render(MESSAGES, Ending.AS_IS)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void rendersAVeryLongConversation() {
        ChatTemplate template =
                ChatTemplate.parse("zephyr", Fixtures.template("zephyr"), SpecialTokenTexts.of("<s>", "</s>"));
        List<ChatMessage> turns = Collections.nCopies(2000, ChatMessage.user("word ".repeat(1000)));

        assertThat(template.render(turns, Ending.OPEN_ANSWER)).hasSizeGreaterThan(10_000_000);
    }

    private static void attempt(String source, String what) {
        try {
            ChatTemplate.parse("fuzz", source, SpecialTokenTexts.of("<s>", "</s>"))
                    .render(MESSAGES, Ending.OPEN_ANSWER);
        } catch (MalformedFileException | UnsupportedFeatureException e) {
            assertThat(e).hasMessageContaining("chat template at line");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("messages must suit the chat template of fuzz");
        } catch (RuntimeException | StackOverflowError e) {
            fail(what + ": " + source, e);
        }
    }
}
