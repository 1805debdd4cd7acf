package dev.headroom.docgen.word;

/** The lists of one document: each numbered list counts by itself. One thread at a time. */
final class Numbering {

    private static final int DEEPEST = 8;

    private final StyleBase styles;
    private final Xml lists = new Xml();
    private int next;

    Numbering(StyleBase styles) {
        this.styles = styles;
        next = styles.firstFreeList();
    }

    /** Returns the list of all bullets. */
    int bullets() {
        return styles.bulletList();
    }

    /** Returns a new list whose items at {@code level} count from {@code start}. */
    int numbered(int level, int start) {
        int id = next++;
        lists.open("w:num", "w:numId", Integer.toString(id))
                .leaf("w:abstractNumId", "w:val", Integer.toString(styles.numberedKind()))
                .open("w:lvlOverride", "w:ilvl", Integer.toString(deepest(level)))
                .leaf("w:startOverride", "w:val", Integer.toString(Math.max(0, start)))
                .close("w:lvlOverride")
                .close("w:num");
        return id;
    }

    /** Returns the level that Word knows. */
    static int deepest(int level) {
        return Math.min(level, DEEPEST);
    }

    byte[] part() {
        return styles.numberingWith(lists.toString());
    }
}
