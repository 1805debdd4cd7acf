package dev.headroom.docgen.markdown;

import dev.headroom.document.DocumentLayout.HeadingNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Finds the headings of a tree, gives them names and numbers. */
final class HeadingOutline {

    /** Deeper headings have no number and are not in the contents. */
    static final int LEVELS = 3;

    private static final int LOWEST = 6;

    private HeadingOutline() {}

    /** Returns the headings in order. Levels begin at 1 whatever the body begins with. */
    static List<DocumentHeading> of(Node root, HeadingNumbers numbers) {
        List<Heading> nodes = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                nodes.add(heading);
            }
        });
        int highest = nodes.stream().mapToInt(Heading::getLevel).min().orElse(1);
        IdGenerator ids = IdGenerator.builder().defaultId("section").build();
        int[] counters = new int[LOWEST + 1];
        List<DocumentHeading> headings = new ArrayList<>();
        for (Heading node : nodes) {
            int level = node.getLevel() - highest + 1;
            counters[level]++;
            java.util.Arrays.fill(counters, level + 1, counters.length, 0);
            String text = NodeText.of(node);
            String number = numbers == HeadingNumbers.SHOWN && level <= LEVELS ? number(counters, level) : "";
            headings.add(new DocumentHeading(node, level, ids.generateId(text), number, text));
        }
        return List.copyOf(headings);
    }

    private static String number(int[] counters, int level) {
        return IntStream.rangeClosed(1, level)
                .mapToObj(at -> Integer.toString(counters[at]))
                .collect(Collectors.joining("."));
    }
}
