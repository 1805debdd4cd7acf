package dev.headroom.data.csv;

/**
 * {@code true} and {@code false} in lower case, upper case or capitalised. Where the type was not stated by the user a
 * column keeps to the style of its first value, because it is written back in one style; mixed ones are text.
 */
final class BooleanText extends LongText {

    private static final String[] TRUE = {"true", "TRUE", "True"};
    private static final String[] FALSE = {"false", "FALSE", "False"};

    /** Whether one column may mix styles. */
    enum Styles {
        ONE,
        ANY
    }

    private final Styles styles;
    private int style = -1;
    private int lastStyle;

    BooleanText(Styles styles) {
        this.styles = styles;
    }

    @Override
    boolean parse(char[] buffer, int offset, int length) {
        if (length != 4 && length != 5) {
            return false;
        }
        String[] words = length == 4 ? TRUE : FALSE;
        for (int i = 0; i < words.length; i++) {
            if (matches(words[i], buffer, offset)) {
                if (styles == Styles.ONE && style >= 0 && style != i) {
                    return false;
                }
                lastStyle = i;
                value = length == 4 ? 1 : 0;
                return true;
            }
        }
        return false;
    }

    @Override
    void settle() {
        style = lastStyle;
    }

    private static boolean matches(String word, char[] buffer, int offset) {
        for (int i = 0; i < word.length(); i++) {
            if (buffer[offset + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
