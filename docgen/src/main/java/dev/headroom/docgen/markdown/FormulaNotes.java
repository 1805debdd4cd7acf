package dev.headroom.docgen.markdown;

import dev.headroom.docgen.math.FormulaReading;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/** Says which formulas are shown by their source, and why. */
final class FormulaNotes extends AbstractVisitor {

    private static final int MOST_CHARACTERS = 60;

    private final Consumer<String> notes;

    private FormulaNotes(Consumer<String> notes) {
        this.notes = notes;
    }

    static void collect(Node root, Consumer<String> notes) {
        root.accept(new FormulaNotes(notes));
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof MathInline math) {
            note(math.tex(), math.reading());
        }
        visitChildren(node);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof MathBlock math) {
            note(math.tex(), math.reading());
        }
        visitChildren(block);
    }

    private void note(String tex, FormulaReading reading) {
        if (reading instanceof FormulaReading.Refused refused) {
            String shown = tex.length() <= MOST_CHARACTERS ? tex : tex.substring(0, MOST_CHARACTERS - 1) + "…";
            notes.accept("formula " + shown.replace('\n', ' ') + " is shown as it was written: " + refused.reason());
        }
    }
}
