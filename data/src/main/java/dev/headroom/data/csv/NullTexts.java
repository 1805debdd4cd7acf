package dev.headroom.data.csv;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Texts that stand for a missing value. Thread-safe. */
final class NullTexts {

    static final NullTexts NONE = new NullTexts(List.of());

    private final char[][] texts;
    private final long lengths;

    NullTexts(Collection<String> texts) {
        this.texts = texts.stream().map(String::toCharArray).toArray(char[][]::new);
        this.lengths = texts.stream().mapToLong(text -> bit(text.length())).reduce(0, (a, b) -> a | b);
    }

    /** Returns those texts that are values of some type. */
    NullTexts only(CellText values) {
        return new NullTexts(Arrays.stream(texts)
                .filter(text -> values.parse(text, 0, text.length))
                .map(String::new)
                .toList());
    }

    /** Returns how many texts there are. */
    int size() {
        return texts.length;
    }

    /** Returns the text with this index. */
    String text(int index) {
        return new String(texts[index]);
    }

    /** Returns the index of the text in the buffer, or -1. */
    int indexOf(char[] buffer, int offset, int length) {
        if ((lengths & bit(length)) == 0) {
            return -1;
        }
        for (int i = 0; i < texts.length; i++) {
            char[] text = texts[i];
            int at = text.length == length ? 0 : -1;
            while (at >= 0 && at < length) {
                at = text[at] == buffer[offset + at] ? at + 1 : -1;
            }
            if (at == length) {
                return i;
            }
        }
        return -1;
    }

    private static long bit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }
}
