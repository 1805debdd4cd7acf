package dev.headroom.docgen.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.w3c.dom.Document;

class TexFormulaTest {

    /** Lines of the file: a formula, and the elements of its MathML in their order. */
    @ParameterizedTest
    @CsvFileSource(resources = "formulas.txt", delimiter = '@', quoteCharacter = '\u0001')
    void writesFormulasOfPapers(String tex, String elements) throws Exception {
        TexFormula block = Formulas.understood(tex, FormulaDisplay.BLOCK);
        assertThat(block.mathMl().replaceAll("<annotation.*", "").replaceAll("</?(math|semantics)[^>]*>", ""))
                .satisfies(xml -> assertThat(structure(xml)).isEqualTo(elements));
        for (FormulaDisplay display : FormulaDisplay.values()) {
            TexFormula formula = Formulas.understood(tex, display);
            Document mathMl = Formulas.parsed(formula.mathMl());
            assertThat(mathMl.getElementsByTagName("annotation").item(0).getTextContent())
                    .isEqualTo(tex);
            Formulas.parsed(formula.html());
            Formulas.parsed(formula.omml());
            assertThat(formula.plainText()).isNotBlank();
        }
    }

    private static String structure(String xml) {
        StringBuilder names = new StringBuilder();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("<m(\\w+)").matcher(xml);
        while (matcher.find()) {
            names.append(names.isEmpty() ? "" : " ").append(matcher.group(1));
        }
        return names.toString();
    }

    @Test
    void putsLimitsBesideInALine() {
        String tex = "\\sum_{i=1}^n i";
        assertThat(Formulas.understood(tex, FormulaDisplay.BLOCK).mathMl()).contains("<munderover>");
        assertThat(Formulas.understood(tex, FormulaDisplay.INLINE).mathMl()).contains("<msubsup>");
        assertThat(Formulas.understood(tex, FormulaDisplay.BLOCK).omml()).contains("m:val=\"undOvr\"");
    }

    @Test
    void takesASignWithNothingBeforeItForPrefix() {
        assertThat(Formulas.understood("(-x)", FormulaDisplay.INLINE).mathMl()).contains("<mo form=\"prefix\">−</mo>");
    }

    @Test
    void writesPlainText() {
        assertThat(Formulas.understood("\\frac{a+b}{2} \\le \\sqrt{x}", FormulaDisplay.INLINE)
                        .plainText())
                .isEqualTo("(a + b)/2 ≤ √(x)");
    }

    @Test
    void escapesWords() {
        TexFormula formula = Formulas.understood("\\text{<script>\\&}", FormulaDisplay.INLINE);
        assertThat(formula.mathMl() + formula.html() + formula.omml()).doesNotContain("<script");
    }

    @Test
    void namesPositionAndCommandOfWhatItDoesNotKnow() {
        FormulaReading.Refused refused = Formulas.refused("a + \\frobnicate{b}");
        assertThat(refused.position()).isEqualTo(4);
        assertThat(refused.command()).isEqualTo("\\frobnicate");
        assertThat(refused.reason()).isEqualTo("character 5 must be a command that is known, was \"\\frobnicate\"");
    }

    @Test
    void refusesHalfFormulas() {
        for (String tex : new String[] {
            "",
            " ",
            "\\frac{a}",
            "{a",
            "a}",
            "x^",
            "x^2^3",
            "\\left( a",
            "\\right)",
            "\\begin{matrix} a",
            "\\sqrt[3{x}",
            "\\begin{matrix} a \\end{pmatrix}",
            "\\color{red} x",
            "\\def\\a{b}",
            "\\text{a",
            "\\left\\alpha x\\right)",
            "\\begin{array}{c|c} a & b \\end{array}",
            "\\",
            "\\text{\\input{x}}"
        }) {
            assertThat(Formulas.refused(tex).reason()).isNotEmpty();
        }
    }

    @Test
    void refusesLongAndDeepFormulas() {
        assertThat(Formulas.refused("x".repeat(10_001)).reason()).contains("10000");
        assertThat(Formulas.refused("{".repeat(61) + "x" + "}".repeat(61)).reason())
                .contains("60");
        assertThat(Formulas.refused("\\sqrt".repeat(1_000) + "x").reason()).contains("60");
        assertThat(Formulas.refused("\\hat".repeat(1_000) + "x").reason()).contains("60");
        assertThat(Formulas.refused("\\begin{matrix}" + "&".repeat(90) + "\\\\ a".repeat(500) + "\\end{matrix}")
                        .reason())
                .contains("5000");
        Formulas.understood("{".repeat(59) + "x" + "}".repeat(59), FormulaDisplay.BLOCK);
    }
}
