package dev.headroom.docgen.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FormulaFuzzTest {

    private static final List<String> TOKENS = List.of(
            "x",
            "1",
            "2.5",
            "+",
            "-",
            "=",
            "(",
            ")",
            "[",
            "]",
            "|",
            ",",
            "'",
            "^",
            "_",
            "{",
            "}",
            "{",
            "}",
            "&",
            "\\\\",
            "\\frac",
            "\\sqrt",
            "\\sqrt[",
            "\\sum",
            "\\int",
            "\\lim",
            "\\left(",
            "\\right)",
            "\\left.",
            "\\middle|",
            "\\text{a b}",
            "\\mathbf",
            "\\mathbb{R}",
            "\\hat",
            "\\underbrace",
            "\\overline",
            "\\begin{matrix}",
            "\\end{matrix}",
            "\\begin{cases}",
            "\\end{cases}",
            "\\begin{array}{lr}",
            "\\end{array}",
            "\\limits",
            "\\not",
            "\\alpha",
            "\\,",
            "\\quad",
            "\\operatorname{f}",
            "\\operatorname*{g}",
            "\\over",
            "\\choose",
            "\\bf",
            "<",
            ">",
            "\"",
            "\u0000",
            "\uD800",
            "😀",
            "%",
            "\n",
            "~",
            "\\",
            "\\!",
            "\\substack{",
            "\\xrightarrow",
            "\\tag{1}",
            "\\hspace{1em}",
            "\\boxed",
            "\\stackrel",
            "\\binom",
            "]]>",
            "<!--",
            "&lt;",
            "漢",
            "\\unknown");

    @Test
    void writesWellFormedXmlOrRefuses() {
        int understood = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            String tex = random(new Random(seed));
            for (FormulaDisplay display : FormulaDisplay.values()) {
                if (TexFormula.read(tex, display) instanceof FormulaReading.Understood read) {
                    understood++;
                    wellFormed(read.formula(), seed);
                }
            }
        }
        assertThat(understood).isGreaterThan(200);
    }

    private static void wellFormed(TexFormula formula, int seed) {
        for (String xml : List.of(formula.mathMl(), formula.html(), formula.omml())) {
            try {
                Formulas.parsed(xml);
            } catch (Exception e) {
                throw new AssertionError("seed " + seed + ": " + formula.tex() + " became " + xml, e);
            }
        }
        formula.plainText();
    }

    private static String random(Random random) {
        StringBuilder tex = new StringBuilder();
        int open = 0;
        for (int i = 1 + random.nextInt(random.nextInt(5) == 0 ? 200 : 12); i > 0; i--) {
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            open += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            tex.append(token).append(random.nextBoolean() ? " " : "");
        }
        return tex.append("}".repeat(Math.max(0, open))).toString();
    }

    @Test
    void readsTheLongestFormulasInBoundedTime() {
        for (String piece :
                List.of("x^", "\\frac", "\\hat x ", "a & b \\\\ ", "\\left( x \\right) ", "\\sum_i^n x ", "{", "'")) {
            String tex = piece.repeat(TexFormula.LONGEST / piece.length());
            assertThatCode(() -> {
                        if (TexFormula.read(tex, FormulaDisplay.BLOCK) instanceof FormulaReading.Understood read) {
                            wellFormed(read.formula(), -1);
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }
}
