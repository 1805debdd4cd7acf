package dev.headroom.docgen.text;

/** Text without the characters that no XML file can hold: XML 1.0 §2.2. */
public final class CleanText {

    private CleanText() {}

    /** Returns the same with U+FFFD for control characters, halves of surrogate pairs and non-characters. */
    public static String of(String text) {
        int first = firstForbidden(text);
        if (first < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        clean.append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int point = text.codePointAt(i);
            clean.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            i += Character.charCount(point);
        }
        return clean.toString();
    }

    private static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isAllowed(point)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return -1;
    }

    private static boolean isAllowed(int point) {
        if (point < 0x20) {
            return point == '\t' || point == '\n' || point == '\r';
        }
        boolean control = point >= 0x7F && point < 0xA0;
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean nonCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !control && !half && !nonCharacter;
    }
}
