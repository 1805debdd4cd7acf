package dev.headroom.docgen.citation;

/** Styles that are bundled; those of the Citation Style Language project of 2022-11. */
public enum CitationStyle {
    /** Author and year, 7th edition of the American Psychological Association. */
    APA("apa.csl"),
    /** Author and year, Chicago Manual of Style, 17th edition. */
    CHICAGO("chicago-author-date.csl"),
    /** Numbers in brackets. */
    IEEE("ieee.csl");

    private final String file;

    CitationStyle(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    boolean isNumeric() {
        return this == IEEE;
    }
}
