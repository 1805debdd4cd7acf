package dev.headroom.docgen.word;

import dev.headroom.docgen.highlight.CodeToken;
import java.util.Set;

/** Writes text with its marks, split by direction. One thread at a time. */
final class Runs {

    private final Xml out;
    private final StyleBase styles;

    Runs(Xml out, StyleBase styles) {
        this.out = out;
        this.styles = styles;
    }

    /** What a stretch of text can be at once. */
    enum Mark {
        STRONG,
        EMPHASIS,
        STRUCK,
        CODE,
        LINK
    }

    void write(String text, Set<Mark> marks, Direction paragraph) {
        Direction.split(text, paragraph, (stretch, direction) -> {
            out.open("w:r").raw(properties(marks, direction, ""));
            characters(out, stretch);
            out.close("w:r");
        });
    }

    /** Writes program text, which has no direction but from left to right. */
    void write(CodeToken token) {
        out.open("w:r").raw(properties(Set.of(), Direction.LEFT_TO_RIGHT, CodeColours.of(token.kind())));
        characters(out, token.text());
        out.close("w:r");
    }

    void lineBreak() {
        out.open("w:r").leaf("w:br").close("w:r");
    }

    /** Returns {@code w:rPr}, its elements in the order of the schema. */
    String properties(Set<Mark> marks, Direction direction, String colour) {
        StringBuilder set = new StringBuilder();
        if (marks.contains(Mark.CODE)) {
            set.append("<w:rStyle w:val=\"").append(styles.id("SourceCodeText")).append("\"/>");
        } else if (marks.contains(Mark.LINK)) {
            set.append("<w:rStyle w:val=\"").append(styles.id("Hyperlink")).append("\"/>");
        }
        if (marks.contains(Mark.STRONG)) {
            set.append("<w:b/><w:bCs/>");
        }
        if (marks.contains(Mark.EMPHASIS)) {
            set.append("<w:i/><w:iCs/>");
        }
        if (marks.contains(Mark.STRUCK)) {
            set.append("<w:strike/>");
        }
        if (!colour.isEmpty()) {
            set.append("<w:color w:val=\"").append(colour).append("\"/>");
        }
        if (direction == Direction.RIGHT_TO_LEFT) {
            set.append("<w:rtl/>");
        }
        return set.isEmpty() ? "" : "<w:rPr>" + set + "</w:rPr>";
    }

    /** Writes text, its line breaks and tabs as elements. */
    static void characters(Xml out, String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (end || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
                if (i > start) {
                    out.open("w:t", "xml:space", "preserve");
                    out.text(text.substring(start, i)).close("w:t");
                }
                if (!end) {
                    out.leaf(text.charAt(i) == '\n' ? "w:br" : "w:tab");
                }
                start = i + 1;
            }
        }
    }
}
