package dev.headroom.docgen.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import dev.headroom.docgen.citation.CitationStyle;
import dev.headroom.document.Document;
import dev.headroom.document.TableBlock;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.junit.jupiter.api.Test;

class FigurePlacementTest {

    private static final ChartSpec PIE =
            ChartSpec.of(ChartKind.PIE, "shares", new ShareData(List.of("a"), Numbers.of(1)));

    private static final TableBlock ROWS = new TableBlock(
            "rows", "", List.of(new TableBlock.Column("a", TableBlock.Alignment.START)), List.of(List.of("1")));

    private static ParsedDocument parsed(String body) {
        return new MarkdownParser(TextLimits.USUAL, CitationStyle.APA)
                .parse(Document.of("t", body)
                        .withChart("one", "", PIE)
                        .withChart("two", "Own words", PIE)
                        .withBlock(ROWS));
    }

    private static List<String> figures(Node root) {
        List<String> found = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof Figure figure) {
                    found.add(figure.number() + " " + figure.anchor() + " '" + figure.caption() + "'");
                }
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof FigureReference reference) {
                    found.add("-> " + reference.figure().anchor());
                }
            }
        });
        return found;
    }

    @Test
    void anImageAloneBecomesTheFigureWithTheWordsOfTheBody() {
        assertThat(figures(parsed("![Said here](chart:one)\n\n![Said here](chart:two)\n\n![](table:rows)")
                        .root()))
                .containsExactly("1 figure-one 'Said here'", "2 figure-two 'Own words'", "1 table-rows ''");
    }

    @Test
    void anImageInALineBecomesAReferenceAndTheFigureFollowsTheOutermostBlock() {
        ParsedDocument parsed = parsed("- See ![](chart:two) and ![](chart:one).\n- more\n\nText.\n\n![](table:rows)");
        assertThat(figures(parsed.root()))
                .containsExactly(
                        "-> figure-two",
                        "-> figure-one",
                        "1 figure-two 'Own words'",
                        "2 figure-one ''",
                        "1 table-rows ''");
        assertThat(parsed.root().getFirstChild().getNext()).isInstanceOf(Figure.class);
        assertThat(parsed.root().getFirstChild().getNext().getNext().getNext()).isInstanceOf(Paragraph.class);
    }

    @Test
    void aSecondMentionIsAReference() {
        assertThat(figures(parsed("![](chart:one)\n\n![](chart:one)\n\n![](chart:two) ![](table:rows)")
                        .root()))
                .startsWith("1 figure-one ''", "-> figure-one");
    }

    @Test
    void blocksThatTheBodyNeverMentionsComeLast() {
        assertThat(figures(parsed("Text only.").root()))
                .containsExactly("1 figure-one ''", "2 figure-two 'Own words'", "1 table-rows ''");
    }

    @Test
    void anUnknownNameIsShownByItsWordsAndNoted() {
        ParsedDocument parsed = parsed("![The rest](chart:three)");
        assertThat(NodeText.of(parsed.root())).contains("[The rest]");
        assertThat(parsed.notes())
                .containsExactly("the body speaks of 'chart:three', but the document has only chart:one, chart:two,"
                        + " table:rows");
    }
}
