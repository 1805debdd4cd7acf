package dev.headroom.data.csv;

import java.io.IOException;

/** Short, printable pieces of a file for messages: at most 80 characters, control characters escaped. */
final class Excerpt {

    /** Characters in an excerpt. */
    static final int LONGEST = 80;

    private static final String CUT = "…";

    private Excerpt() {}

    /** Returns the start of a value. */
    static String of(char[] buffer, int offset, int length) {
        StringBuilder text = new StringBuilder();
        char before = 0;
        for (int i = offset; i < offset + length; i++) {
            if (!append(text, before, buffer[i])) {
                return text.toString();
            }
            before = buffer[i];
        }
        return text.toString();
    }

    /** Returns the start of a value. */
    static String of(String value) {
        return of(value.toCharArray(), 0, value.length());
    }

    /** Returns the start of the line at a kept position, and goes there. */
    static String ofLine(CharSource source, long position) throws IOException {
        StringBuilder text = new StringBuilder();
        source.seek(position);
        char before = 0;
        for (int c = source.next(); c >= 0 && c != '\n' && c != '\r'; c = source.next()) {
            if (!append(text, before, (char) c)) {
                break;
            }
            before = (char) c;
        }
        source.seek(position);
        return text.toString();
    }

    private static boolean append(StringBuilder text, char before, char c) {
        String shown = shown(before, c);
        if (text.length() + shown.length() > LONGEST - CUT.length()) {
            int end = text.length();
            text.setLength(end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
            text.append(CUT);
            return false;
        }
        text.append(shown);
        return true;
    }

    private static String shown(char before, char c) {
        if (TextDecoder.isUndecodable(before, c)) {
            return String.format("\\x%02x", c & 0xFF);
        }
        return switch (c) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> {
                boolean hidden = Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF';
                yield hidden ? String.format("\\u%04x", (int) c) : String.valueOf(c);
            }
        };
    }
}
