package dev.headroom.docgen.math;

/** A place in the source of a formula. One thread at a time. */
final class TexCursor {

    private final String tex;
    private int position;

    TexCursor(String tex) {
        this.tex = tex;
    }

    int position() {
        return position;
    }

    void skipSpace() {
        while (position < tex.length()) {
            char c = tex.charAt(position);
            if (c == '%') {
                skipComment();
            } else if (Character.isWhitespace(c)) {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int end = tex.indexOf('\n', position);
        position = end < 0 ? tex.length() : end + 1;
    }

    boolean atEnd() {
        return position >= tex.length();
    }

    boolean at(char c) {
        return position < tex.length() && tex.charAt(position) == c;
    }

    boolean atDigit() {
        return position < tex.length() && isDigit(tex.charAt(position));
    }

    /** A digit, or a decimal point with a digit after it. */
    boolean atNumberPart() {
        return atDigit() || (at('.') && position + 1 < tex.length() && isDigit(tex.charAt(position + 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    boolean take(char c) {
        boolean there = at(c);
        if (there) {
            position++;
        }
        return there;
    }

    /** Takes one code point. */
    String takeSign() {
        int point = tex.codePointAt(position);
        position += Character.charCount(point);
        return Character.toString(point);
    }

    /** Returns the name of the command that stands here, without taking it; empty if there is none. */
    String peekCommand() {
        return at('\\') ? tex.substring(position + 1, commandEnd()) : "";
    }

    boolean atCommand(String name) {
        return peekCommand().equals(name);
    }

    /** Takes a command and the space after its letters. */
    String takeCommand() {
        String name = peekCommand();
        position += 1 + name.length();
        if (!name.isEmpty() && isLetter(name.charAt(0))) {
            skipSpace();
        }
        return name;
    }

    boolean takeCommand(String name) {
        boolean there = atCommand(name);
        if (there) {
            takeCommand();
        }
        return there;
    }

    private int commandEnd() {
        int end = position + 1;
        while (end < tex.length() && isLetter(tex.charAt(end))) {
            end++;
        }
        if (end == position + 1 && end < tex.length()) {
            end += Character.charCount(tex.codePointAt(end));
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Takes the braces and what is between them as it stands. */
    String takeRawGroup() {
        skipSpace();
        if (!take('{')) {
            throw refusal("must be { here");
        }
        int start = position;
        int depth = 1;
        while (position < tex.length()) {
            char c = tex.charAt(position);
            if (c == '\\') {
                position++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return tex.substring(start, position++);
                }
            }
            position++;
        }
        position = tex.length();
        throw refusal("must be } here");
    }

    /** Takes brackets with a length in them, as after a line break. */
    void skipBracketed() {
        int end = tex.indexOf(']', position);
        if (at('[') && end > 0 && tex.substring(position + 1, end).matches("\\s*-?[0-9.]+\\s*[a-z]{2}\\s*")) {
            position = end + 1;
        }
    }

    RefusedTexException refusal(String rule) {
        return refusalAt(Math.min(position, tex.length()), rule);
    }

    RefusedTexException refusalAt(int place, String rule) {
        String found = tex.substring(place, Math.min(tex.length(), place + 20));
        int end = 0;
        if (found.startsWith("\\")) {
            end = 1;
            while (end < found.length() && isLetter(found.charAt(end))) {
                end++;
            }
        }
        String command = end > 1 ? found.substring(0, end) : found;
        String shown = command.isEmpty() ? "the end" : "\"" + command + "\"";
        return new RefusedTexException(place, command, "character " + (place + 1) + " " + rule + ", was " + shown);
    }
}
