package dev.headroom.docgen.html;

/** Where a page is seen. */
public enum Medium {
    /** In a browser: HTML of today, images loaded when they are reached. */
    SCREEN,
    /** On paper, through a renderer that knows CSS 2.1 and needs well-formed XML. */
    PRINT
}
