package dev.headroom.docgen.word;

import dev.headroom.docgen.markdown.NodeText;
import java.util.Arrays;
import java.util.List;
import org.commonmark.node.Node;

/** Widths of columns by their texts. Looks at no more than the first thousand rows. */
final class ColumnWidths {

    private static final int ROWS = 1_000;
    private static final int MOST_WORD = 24;
    private static final int MOST_TEXT = 60;
    private static final int PADDING = 200;
    private static final int PER_CHARACTER = 110; // twips at 10 points
    private static final int PER_SMALL_CHARACTER = 80; // at 7 points

    private ColumnWidths() {}

    /** Which letters fit. */
    enum Letters {
        USUAL,
        SMALL
    }

    /**
     * @param columns twips each; their sum is the width that was asked for
     * @param letters small where even the longest words do not fit
     */
    record Fit(List<Integer> columns, Letters letters) {

        private static Fit of(int[] columns, Letters letters) {
            return new Fit(Arrays.stream(columns).boxed().toList(), letters);
        }
    }

    /** Fits a table into {@code width} twips. */
    static Fit fit(TableText table, int width) {
        int count = table.sides().size();
        int[] word = new int[count];
        int[] text = new int[count];
        for (List<Node> row :
                table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
            for (int i = 0; i < row.size(); i++) {
                String words = NodeText.of(row.get(i));
                word[i] = Math.max(word[i], Math.min(MOST_WORD, longestWord(words)));
                text[i] = Math.max(text[i], Math.min(MOST_TEXT, words.length()));
            }
        }
        int least = sum(word) * PER_CHARACTER + count * PADDING;
        if (least > width) {
            return Fit.of(share(word, width, PADDING / PER_SMALL_CHARACTER), Letters.SMALL);
        }
        int wanted = sum(text) * PER_CHARACTER + count * PADDING;
        if (wanted <= width) {
            return Fit.of(share(text, width, PADDING / PER_CHARACTER), Letters.USUAL);
        }
        int[] columns = new int[count];
        double rest = (double) (width - least) / Math.max(1, sum(text) - sum(word));
        for (int i = 0; i < count; i++) {
            columns[i] = (int) (word[i] * PER_CHARACTER + PADDING + (text[i] - word[i]) * rest);
        }
        return Fit.of(columns, Letters.USUAL);
    }

    private static int[] share(int[] characters, int width, int extra) {
        double each = (double) width / (sum(characters) + (double) characters.length * extra);
        return Arrays.stream(characters)
                .map(count -> Math.max(1, (int) ((count + extra) * each)))
                .toArray();
    }

    private static int sum(int[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    private static int longestWord(String text) {
        int longest = 0;
        int current = 0;
        for (int i = 0; i < text.length(); i++) {
            current = Character.isWhitespace(text.charAt(i)) ? 0 : current + 1;
            longest = Math.max(longest, current);
        }
        return longest;
    }
}
