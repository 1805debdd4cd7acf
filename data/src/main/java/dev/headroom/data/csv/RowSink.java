package dev.headroom.data.csv;

/**
 * Takes the fields of one row after the other, in the tokenizer's own buffer, so that no text is made per cell. A row
 * counts only with its {@link #endRow()}: fields that are given without it belong to a row that was abandoned, and the
 * next row gives every column again. One thread at a time.
 */
interface RowSink {

    /**
     * Takes a field.
     *
     * @param column the column, from 0, in ascending order
     * @param buffer holds the characters; valid during the call only, and not to be written to
     * @param offset the first character
     * @param length how many characters, without quotes and with doubled quotes already single
     * @param quoted whether the field was in quotes
     * @return false if the value does not fit its column; {@link #reason()} then tells why
     */
    boolean field(int column, char[] buffer, int offset, int length, boolean quoted);

    /** Returns what was wrong with the value that was refused last; reads after "must", such as "be a whole number". */
    String reason();

    /** Makes the current row's cell null, whatever it was given before. */
    void setNull(int column);

    /** Ends the current row; every column has been given or nulled. */
    void endRow();
}
