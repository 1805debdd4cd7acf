package dev.headroom.docgen.markdown;

/**
 * How much of a text is read as Markdown. What goes beyond is shown as plain text or left out, and noted, but for a body
 * that is too long, which is refused.
 *
 * @param characters of the body, 1 to 100,000,000
 * @param nesting levels of quotes, lists and emphasis within each other, 4 to 100
 * @param tableColumns of one table, at least 1
 * @param tableCells of one table, at least 1
 */
public record TextLimits(int characters, int nesting, int tableColumns, int tableCells) {

    private static final int MOST_CHARACTERS = 100_000_000;
    private static final int LEAST_NESTING = 4;
    private static final int MOST_NESTING = 100;

    /** 2,000,000 characters, 40 levels, 100 columns, 50,000 cells. */
    public static final TextLimits USUAL = new TextLimits(2_000_000, 40, 100, 50_000);

    /** Rejects limits out of range. */
    public TextLimits {
        requireWithin("characters", characters, 1, MOST_CHARACTERS);
        requireWithin("nesting", nesting, LEAST_NESTING, MOST_NESTING);
        requireWithin("tableColumns", tableColumns, 1, Integer.MAX_VALUE);
        requireWithin("tableCells", tableCells, 1, Integer.MAX_VALUE);
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
