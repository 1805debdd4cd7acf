package dev.headroom.data.csv;

/** Tells whether characters are a value of some type. */
@FunctionalInterface
interface CellText {

    /** Returns whether they are. */
    boolean parse(char[] buffer, int offset, int length);
}
