package dev.headroom.docgen.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.docgen.highlight.CodeToken.Kind;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodeHighlighterTest {

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "/*",
            "*/",
            "//",
            "#",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "<",
            ">",
            "<!--",
            "-->",
            "<?php",
            "`",
            "```",
            "${",
            "}",
            "{",
            "int ",
            "def ",
            "class ",
            "\\",
            "\"\"\"",
            "0x1F",
            "1e9",
            "é",
            "😀",
            "\uD800",
            "@A",
            "&amp;",
            "<script>",
            "--",
            "\u0000",
            "=begin",
            "<<EOF",
            "$x",
            "%");

    @Test
    void givesBackEveryCharacterOfRandomTextInAllLanguages() {
        for (String language : new TreeSet<>(CodeHighlighter.languages())) {
            for (int seed = 0; seed < 20; seed++) {
                String code = randomCode(new Random(seed));
                StringBuilder joined = new StringBuilder();
                CodeHighlighter.tokens(language, code).forEach(token -> joined.append(token.text()));
                assertThat(joined.toString()).as("%s, seed %d", language, seed).isEqualTo(code);
            }
        }
    }

    @Test
    void colorsJava() {
        assertThat(CodeHighlighter.tokens("Java", "@Override int f() { return 1; } // \"x\"\n/* a\nint b */ \"s\""))
                .contains(
                        new CodeToken(Kind.ANNOTATION, "@Override "),
                        new CodeToken(Kind.TYPE, "int "),
                        new CodeToken(Kind.KEYWORD, "return "),
                        new CodeToken(Kind.NUMBER, "1"),
                        new CodeToken(Kind.COMMENT, "// \"x\"\n/* a\nint b */ "),
                        new CodeToken(Kind.STRING, "\"s\""));
    }

    @Test
    void colorsPythonTextOverLines() {
        assertThat(CodeHighlighter.tokens("py", "x = \"\"\"a\ndef b\n\"\"\"\ndef f(): pass"))
                .contains(new CodeToken(Kind.STRING, "\"\"\"a\ndef b\n\"\"\"\n"), new CodeToken(Kind.KEYWORD, "def "));
    }

    @Test
    void colorsScriptsByTables() {
        assertThat(CodeHighlighter.tokens("js", "const x = `a\n${b}`; // c"))
                .contains(
                        new CodeToken(Kind.KEYWORD, "const "),
                        new CodeToken(Kind.STRING, "`a\n${b}`"),
                        new CodeToken(Kind.COMMENT, "// c"));
        assertThat(CodeHighlighter.tokens("bash", "for f in $x; do echo a#b; done # end"))
                .contains(
                        new CodeToken(Kind.KEYWORD, "for "),
                        new CodeToken(Kind.NAME, "$x"),
                        new CodeToken(Kind.COMMENT, "# end"));
    }

    @Test
    void leavesUnknownLanguagesPlain() {
        assertThat(CodeHighlighter.tokens("klingon", "int x;")).containsExactly(new CodeToken(Kind.PLAIN, "int x;"));
    }

    @Test
    void leavesLongLinesAndLongCodePlain() {
        String line = "int ".repeat(2_501);
        assertThat(CodeHighlighter.tokens("java", line)).containsExactly(new CodeToken(Kind.PLAIN, line));
        String code = "int x;\n".repeat(30_000);
        assertThat(CodeHighlighter.tokens("java", code)).containsExactly(new CodeToken(Kind.PLAIN, code));
    }

    private static String randomCode(Random random) {
        StringBuilder code = new StringBuilder();
        for (int i = random.nextInt(80); i > 0; i--) {
            code.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) random.nextInt(0x250))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return code.toString();
    }
}
