package dev.headroom.docgen.html;

import java.text.Bidi;

/** On which side the lines of a text begin. */
enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    final String attribute;

    Direction(String attribute) {
        this.attribute = attribute;
    }

    /** Returns that of a text, from its first strong character (UAX #9, P2 and P3); {@code otherwise} if it has none. */
    static Direction of(String text, Direction otherwise) {
        if (otherwise == LEFT_TO_RIGHT && !mayTurn(text)) {
            return LEFT_TO_RIGHT;
        }
        int usual = otherwise == RIGHT_TO_LEFT
                ? Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT
                : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
        return new Bidi(text, usual).baseIsLeftToRight() ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
    }

    /** Returns whether a character could run to the left: all that do are here, or beyond the first plane. */
    private static boolean mayTurn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0590' && (c <= '\u08FF' || c >= '\u2000')) {
                return true;
            }
        }
        return false;
    }
}
