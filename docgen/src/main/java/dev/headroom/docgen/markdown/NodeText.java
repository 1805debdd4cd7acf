package dev.headroom.docgen.markdown;

import dev.headroom.docgen.math.FormulaReading;
import dev.headroom.docgen.text.CleanText;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.InlineFootnote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a part of a tree, without its marks. */
public final class NodeText {

    private NodeText() {}

    /** Returns the words within {@code node}; footnotes and their marks are left out. */
    public static String of(Node node) {
        StringBuilder words = new StringBuilder();
        append(node, words);
        return CleanText.of(words.toString().strip());
    }

    private static void append(Node node, StringBuilder words) {
        if (node instanceof Text text) {
            words.append(text.getLiteral());
        } else if (node instanceof Code code) {
            words.append(code.getLiteral());
        } else if (node instanceof MathInline math) {
            words.append(
                    math.reading() instanceof FormulaReading.Understood understood
                            ? understood.formula().plainText()
                            : math.tex());
        } else if (node instanceof CitationText citation) {
            citation.runs().forEach(run -> words.append(run.text()));
        } else if (node instanceof HtmlInline html) {
            words.append(html.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            words.append(' ');
        } else if (node instanceof FootnoteReference || node instanceof InlineFootnote) {
            return;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            append(child, words);
        }
    }
}
