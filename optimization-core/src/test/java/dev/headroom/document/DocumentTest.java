package dev.headroom.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.chart.ChartKind;
import dev.headroom.chart.ChartSpec;
import dev.headroom.chart.Numbers;
import dev.headroom.chart.ShareData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final ChartSpec PIE =
            ChartSpec.of(ChartKind.PIE, "shares", new ShareData(List.of("a"), Numbers.of(1)));

    @Test
    void equalDocumentsAreEqual() {
        assertThat(Document.of("t", "x").withChart("a", "c", PIE))
                .isEqualTo(Document.of("t", "x").withChart("a", "c", PIE));
        assertThat(Document.of("t", "x")).isNotEqualTo(Document.of("t", "x").withLayout(DocumentLayout.REPORT));
    }

    @Test
    void blocksOfOneNameAreRefused() {
        Document one = Document.of("t", "x").withChart("a", "", PIE);
        assertThatThrownBy(() -> one.withChart("a", "", PIE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names of blocks must differ, was 'a' twice");
    }

    @Test
    void namesOfBlocksFitIntoLinksAndFiles() {
        for (String name : List.of("", "a b", "../x", "é", "a".repeat(81))) {
            assertThatThrownBy(() -> new ChartBlock(name, "", PIE))
                    .hasMessage("name of a block must be 1 to 80 letters, digits, - or _, was '" + name + "'");
        }
    }

    @Test
    void rowsOfATableHaveOneCellPerColumn() {
        List<TableBlock.Column> columns = List.of(new TableBlock.Column("a", TableBlock.Alignment.START));
        assertThatThrownBy(() -> new TableBlock("t", "", columns, List.of(List.of("1", "2"))))
                .hasMessage("rows of table t must have as many cells as columns, 1, was 2");
        assertThatThrownBy(() -> new TableBlock("t", "", List.of(), List.of()))
                .hasMessage("columns of table t must hold at least one, was empty");
    }

    @Test
    void marginsLeaveRoomForText() {
        assertThatThrownBy(() -> PageSetup.A5.withMargin(50)).hasMessage("margin must be 0 to 49 mm, was 50");
        assertThatThrownBy(() -> new PageSetup(40, 100, 0)).hasMessage("width must be 50 to 2000 mm, was 40");
        assertThat(PageSetup.A4.turned()).isEqualTo(new PageSetup(297, 210, 25));
    }

    @Test
    void whatWasRenderedNeverLeavesItsFolder() {
        for (String name : List.of("", "/etc/passwd", "../x", "a/../../x", "a\\b")) {
            assertThatThrownBy(() -> new DocumentFile(name, "text/plain", new byte[0]))
                    .hasMessage("name must be relative and without .., was '" + name + "'");
        }
        assertThat(new DocumentFile("images/a..b.png", "image/png", new byte[3]).size())
                .isEqualTo(ByteSize.of(3));
    }

    @Test
    void theBytesOfAFileCannotBeChangedFromOutside() {
        DocumentFile file = new DocumentFile("a.txt", "text/plain", "abc".getBytes(StandardCharsets.US_ASCII));
        file.bytes()[0] = 'x';
        assertThat(file.bytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aRenderedDocumentHasAFile() {
        assertThatThrownBy(() ->
                        new RenderedDocument(DocumentFormat.PDF, List.of(), OptionalInt.empty(), List.of(), List.of()))
                .hasMessage("files must hold the document, was empty");
    }

    @Test
    void theWeightGrowsWithTextAndBlocks() {
        Document small = Document.of("t", "x");
        assertThat(Document.of("t", "x".repeat(1_000)).weight().bytes())
                .isBetween(small.weight().bytes() + 1_990, small.weight().bytes() + 2_010);
        assertThat(small.withChart("a", "", PIE).weight()).isGreaterThan(small.weight());
    }
}
