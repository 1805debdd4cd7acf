package dev.headroom.docgen.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.docgen.math.FormulaDisplay;
import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentLayout;
import dev.headroom.document.DocumentMetadata;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;

class MarkdownParserTest {

    private static ParsedDocument parsed(String body) {
        return parsed(Document.of("", body), TextLimits.USUAL);
    }

    private static ParsedDocument parsed(Document document, TextLimits limits) {
        return new MarkdownParser(limits, CitationStyle.APA).parse(document);
    }

    private static <T extends Node> List<T> all(Node root, Class<T> type) {
        List<T> found = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
            for (Node child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
        return found;
    }

    private static int depth(Node root) {
        int deepest = 0;
        for (Text text : all(root, Text.class)) {
            int depth = 0;
            for (Node up = text; up != root && up != null; up = up.getParent()) {
                depth++;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    @Test
    void frontMatterCompletesTheMetadataButDoesNotOverrideIt() {
        String body = "---\ntitle: From the text\nauthor:\n  - Ada\n  - Bob\ndate: 1 May\nlang: he-IL\n"
                + "keywords: [a, b]\n---\n\nText.";
        DocumentMetadata metadata =
                parsed(Document.of("Stated", body), TextLimits.USUAL).metadata();
        assertThat(metadata.title()).isEqualTo("Stated");
        assertThat(metadata.authors()).containsExactly("Ada", "Bob");
        assertThat(metadata.date()).isEqualTo("1 May");
        assertThat(metadata.language()).isEqualTo(Locale.forLanguageTag("he-IL"));
        assertThat(metadata.keywords()).containsExactly("a", "b");
    }

    @Test
    void authorsAreSeveralInBracketsOnly() {
        assertThat(parsed("---\nauthor: [Ada, Bob]\n---\n").metadata().authors())
                .containsExactly("Ada", "Bob");
        assertThat(parsed("---\nauthor: Lovelace, Ada\n---\n").metadata().authors())
                .containsExactly("Lovelace, Ada");
    }

    @Test
    void theFirstHeadingIsTheTitleAndLeavesTheBody() {
        ParsedDocument parsed = parsed("# Tides\n\n## One\n\n## Two");
        assertThat(parsed.metadata().title()).isEqualTo("Tides");
        assertThat(parsed.headings()).extracting(DocumentHeading::text).containsExactly("One", "Two");
        assertThat(parsed.headings()).extracting(DocumentHeading::level).containsExactly(1, 1);
    }

    @Test
    void aHeadingBelowAnotherTitleStays() {
        ParsedDocument parsed = parsed(Document.of("Stated", "# Tides\n\n## One"), TextLimits.USUAL);
        assertThat(parsed.headings()).extracting(DocumentHeading::text).containsExactly("Tides", "One");
    }

    @Test
    void headingsHaveNumbersToTheThirdLevelAndDifferentNames() {
        Document document = Document.of("t", "# A\n## B\n### C\n#### D\n## B\n# A\n## Ж *x* `y`")
                .withLayout(DocumentLayout.REPORT);
        List<DocumentHeading> headings = parsed(document, TextLimits.USUAL).headings();
        assertThat(headings)
                .extracting(DocumentHeading::number)
                .containsExactly("1", "1.1", "1.1.1", "", "1.2", "2", "2.1");
        assertThat(headings)
                .extracting(DocumentHeading::id)
                .doesNotHaveDuplicates()
                .contains("b", "b-1");
    }

    @Test
    void dollarsAreFormulasByTheRuleOfPandocAndPricesAreNot() {
        assertThat(all(
                        parsed("Costs $5 and $6. Then $x^2$ and $$y$$, \\$z\\$, $ a $ and `$c$`.")
                                .root(),
                        MathInline.class))
                .extracting(math -> math.tex() + " " + display(math.reading()))
                .containsExactly("x^2 INLINE", "y BLOCK");
    }

    private static FormulaDisplay display(FormulaReading reading) {
        return ((FormulaReading.Understood) reading).formula().display();
    }

    @Test
    void twoDollarsBeginABlockThatMarkdownDoesNotTouch() {
        assertThat(all(parsed("$$\n a_1 * b_2\n = c\n$$\n\ntext\n\n$$ e = f $$").root(), MathBlock.class))
                .extracting(MathBlock::tex)
                .containsExactly("a_1 * b_2\n= c", "e = f");
    }

    @Test
    void whatLiesTooDeepIsPlainText() {
        ParsedDocument parsed =
                parsed(Document.of("t", "> ".repeat(30) + "deep *and* deeper"), new TextLimits(1_000, 10, 10, 100));
        assertThat(depth(parsed.root())).isLessThanOrEqualTo(12);
        assertThat(NodeText.of(parsed.root())).contains("deep").contains("deeper");
    }

    @Test
    void emphasisBeyondAThousandMarksIsLiteral() {
        ParsedDocument parsed = parsed("*a _b ".repeat(30_000) + "c_ d* ".repeat(30_000));
        assertThat(depth(parsed.root())).isLessThanOrEqualTo(TextLimits.USUAL.nesting() + 2);
    }

    @Test
    void aWideHeadOverManyShortLinesMakesNoMillionCells() {
        String body = "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "|b\n".repeat(5_000);
        ParsedDocument parsed = parsed(body);
        assertThat(all(parsed.root(), TableCell.class)).isEmpty();
        assertThat(parsed.notes()).anyMatch(note -> note.contains("a table of 2,000 columns is shown as text"));
    }

    @Test
    void rowsBeyondTheLimitAreLeftOutAndSaidSo() {
        String body = "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(100) + "\nAfter.";
        ParsedDocument parsed = parsed(Document.of("t", body), new TextLimits(10_000, 40, 10, 30));
        assertThat(all(parsed.root(), TableCell.class).size()).isLessThan(40);
        assertThat(NodeText.of(parsed.root()))
                .contains("85 further rows of this table are left out")
                .contains("After.");
    }

    @Test
    void pipesInCodeAreNoTable() {
        String code = "```\n|a|b|\n|-|-|\n" + "|1|2|\n".repeat(100) + "```\n";
        assertThat(parsed(Document.of("t", code), new TextLimits(10_000, 40, 10, 30))
                        .notes())
                .isEmpty();
    }

    @Test
    void charactersThatNoFileCanHoldAreReplaced() {
        String text = NodeText.of(
                parsed("a\u0001b \uD800c \uFFFFd \uD83D\uDC0E \u0085").root());
        assertThat(text).isEqualTo("a\uFFFDb \uFFFDc \uFFFDd \uD83D\uDC0E \uFFFD");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> parsed(Document.of("t", "x".repeat(1_001)), new TextLimits(1_000, 40, 10, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("body must have at most 1,000 characters, was 1,001");
    }
}
