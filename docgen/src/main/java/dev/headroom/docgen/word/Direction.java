package dev.headroom.docgen.word;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Which way text runs. */
enum Direction {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    /** Returns the direction of the first strong character, by Unicode's bidirectional algorithm (UAX 9) P2. */
    static Direction of(String text, Direction otherwise) {
        return strong(text, 0, text.length()).orElse(otherwise);
    }

    /** Returns the direction of the first strong character below a node. */
    static Direction of(Node node, Direction otherwise) {
        return first(node).orElse(otherwise);
    }

    private static Optional<Direction> first(Node node) {
        Optional<Direction> found = node instanceof Text text
                ? strong(text.getLiteral(), 0, text.getLiteral().length())
                : Optional.empty();
        for (Node child = node.getFirstChild(); child != null && found.isEmpty(); child = child.getNext()) {
            found = first(child);
        }
        return found;
    }

    /** Calls {@code run} for each stretch of one direction; what is not strong goes with equal neighbours. */
    static void split(String text, Direction paragraph, BiConsumer<String, Direction> run) {
        int start = 0;
        Direction current = paragraph;
        int afterStrong = 0;
        boolean any = false;
        for (int i = 0; i < text.length(); ) {
            int next = i + Character.charCount(text.codePointAt(i));
            Optional<Direction> strong = strong(text, i, next);
            if (strong.isPresent()) {
                if (strong.get() != current) {
                    // between two directions what is not strong is the paragraph's
                    int cut = current == paragraph || !any ? i : afterStrong;
                    if (cut > start) {
                        run.accept(text.substring(start, cut), current);
                    }
                    if (cut < i) {
                        run.accept(text.substring(cut, i), paragraph);
                    }
                    start = i;
                    current = strong.get();
                }
                any = true;
                afterStrong = next;
            }
            i = next;
        }
        int cut = current == paragraph ? text.length() : afterStrong;
        if (cut > start) {
            run.accept(text.substring(start, cut), current);
        }
        if (cut < text.length()) {
            run.accept(text.substring(cut), paragraph);
        }
    }

    private static Optional<Direction> strong(String text, int from, int to) {
        for (int i = from; i < to; ) {
            int point = text.codePointAt(i);
            switch (Character.getDirectionality(point)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return Optional.of(LEFT_TO_RIGHT);
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return Optional.of(RIGHT_TO_LEFT);
                }
                default -> i += Character.charCount(point);
            }
        }
        return Optional.empty();
    }
}
