package dev.headroom.docgen.pdf;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Prepares tables for what the engine does not do: it never makes a table narrower than its longest words, so wide ones
 * are set smaller and, beyond that, get columns of equal width whose words break; and it puts the first column to the left
 * whatever the direction, so rows of right-to-left tables are turned.
 */
final class TableFit {

    // characters beside each other that fit the page at the sizes of the style sheet
    private static final int MOST_AT_FULL_SIZE = 95;
    private static final int MOST_WHEN_TIGHT = 110;
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
        List<Integer> longest = new ArrayList<>();
        for (Element row : rows.subList(0, Math.min(rows.size(), MOST_ROWS_LOOKED_AT))) {
            List<Element> cells = children(row);
            for (int i = 0; i < cells.size(); i++) {
                int word = longestWord(cells.get(i).getTextContent());
                if (i < longest.size()) {
                    longest.set(i, Math.max(longest.get(i), word));
                } else {
                    longest.add(word);
                }
            }
        }
        // two characters of padding a column
        int width = longest.stream().mapToInt(word -> word + 2).sum();
        if (width > MOST_WHEN_TIGHT) {
            table.setAttribute("class", "tighter");
        } else if (width > MOST_AT_FULL_SIZE) {
            table.setAttribute("class", "tight");
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
