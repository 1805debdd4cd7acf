package dev.headroom.data.csv;

/**
 * Reads one kind of text that becomes a long, from characters in a buffer, without garbage. One thread at a time.
 */
abstract class LongText {

    /** What {@link #parse} read last, valid after it returned true. */
    long value;

    /** Returns whether the text is one of this kind and would come back as the same value; then it is in {@link #value}. */
    abstract boolean parse(char[] buffer, int offset, int length);

    /** Hears that the first value of the column has come, the one that was read last. */
    void settle() {}

    /** Returns the number of {@code count} digits at {@code offset}, or -1 if one of them is none. */
    static int digits(char[] buffer, int offset, int count) {
        int number = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
