package dev.headroom.docgen.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Prepares tables for what the engine does not do. Where lines have to break it takes room from short columns until their
 * words break, so such tables get columns of set widths, and a smaller size where words would break all the same. And it
 * puts the first column to the left whatever the direction, so rows of right-to-left tables are turned.
 */
final class TableFit {

    private static final int MOST_ROWS_LOOKED_AT = 500;

    private TableFit() {}

    static void apply(Document document) {
        Elements.each(document.getDocumentElement(), element -> {
            if ("table".equals(element.getTagName())) {
                List<Element> rows = rows(element);
                fit(element, rows);
                if (isRightToLeft(element)) {
                    rows.forEach(TableFit::turn);
                }
            }
        });
    }

    private static void fit(Element table, List<Element> rows) {
        List<Column> columns = new ArrayList<>();
        for (Element row : rows.subList(0, Math.min(rows.size(), MOST_ROWS_LOOKED_AT))) {
            List<Element> cells = children(row);
            for (int i = 0; i < cells.size(); i++) {
                Column cell = Column.of(cells.get(i).getTextContent());
                if (i < columns.size()) {
                    columns.set(i, columns.get(i).union(cell));
                } else {
                    columns.add(cell);
                }
            }
        }
        if (columns.stream().mapToInt(Column::text).sum() <= Size.FULL.most) {
            return; // nothing has to break
        }
        int least = columns.stream().mapToInt(Column::least).sum();
        Size size = least <= Size.FULL.most ? Size.FULL : least <= Size.TIGHT.most ? Size.TIGHT : Size.TIGHTER;
        table.setAttribute("class", size.style);
        int widest = widest(columns, size);
        int sum = total(columns, widest);
        List<Element> first = children(rows.get(0));
        for (int i = 0; i < first.size(); i++) {
            double percent = 100.0 * Math.min(columns.get(i).share(), widest) / sum;
            first.get(i).setAttribute("style", String.format(Locale.ROOT, "width: %.2f%%", percent));
        }
    }

    /** Returns the width that no column may pass, so that narrow ones keep theirs. */
    private static int widest(List<Column> columns, Size size) {
        int widest = Column.WIDEST_SHARE;
        while (widest > 1 && total(columns, widest) > size.most) {
            widest--;
        }
        return widest;
    }

    private static int total(List<Column> columns, int widest) {
        return columns.stream()
                .mapToInt(column -> Math.min(column.share(), widest))
                .sum();
    }

    /** The sizes of the style sheet, and the characters that fit beside each other on a page of A4. */
    private enum Size {
        FULL("fixed", 95),
        TIGHT("tight fixed", 110),
        TIGHTER("tighter fixed", 130);

        private final String style;
        private final int most;

        Size(String style, int most) {
            this.style = style;
            this.most = most;
        }
    }

    /**
     * What a column holds, in characters, with four for its padding and for heads, which are bold.
     *
     * @param word longest word
     * @param text longest text
     */
    private record Column(int word, int text) {

        private static final int PADDING = 4;
        private static final int LONGEST_KEPT_WHOLE = 22;
        private static final int WIDEST_SHARE = 45;

        static Column of(String text) {
            return new Column(longestWord(text) + PADDING, text.length() + PADDING);
        }

        Column union(Column other) {
            return new Column(Math.max(word, other.word), Math.max(text, other.text));
        }

        /** Returns the width below which ordinary words would break; longer ones may. */
        int least() {
            return Math.min(word, LONGEST_KEPT_WHOLE);
        }

        /** Returns the part of the table that it should have, beside those of the others. */
        int share() {
            return Math.max(least(), Math.min(text, WIDEST_SHARE));
        }
    }

    private static int longestWord(String text) {
        int longest = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length = Character.isWhitespace(text.charAt(i)) ? 0 : length + 1;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static boolean isRightToLeft(Element table) {
        for (Node node = table; node instanceof Element element; node = node.getParentNode()) {
            String direction = element.getAttribute("dir");
            if (!direction.isEmpty()) {
                return "rtl".equals(direction);
            }
        }
        return false;
    }

    private static void turn(Element row) {
        List<Element> cells = children(row);
        for (int i = cells.size() - 1; i >= 0; i--) {
            row.appendChild(cells.get(i));
        }
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element part : children(table)) {
            if ("tr".equals(part.getTagName())) {
                rows.add(part);
            } else {
                children(part).stream()
                        .filter(row -> "tr".equals(row.getTagName()))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
