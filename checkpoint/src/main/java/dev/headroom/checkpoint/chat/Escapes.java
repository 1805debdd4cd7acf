package dev.headroom.checkpoint.chat;

/** Backslash escapes in string literals, as Python reads them; unknown ones stay as they are. */
final class Escapes {

    private Escapes() {}

    static String unescape(String raw, int position) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\' || i == raw.length()) {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(i++);
            switch (escape) {
                case '\n' -> {}
                case '\\', '\'', '"' -> text.append(escape);
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'a' -> text.append('\u0007');
                case 'v' -> text.append('\u000b');
                case 'x' -> i = hexadecimal(raw, i, 2, text, position);
                case 'u' -> i = hexadecimal(raw, i, 4, text, position);
                case 'U' -> i = hexadecimal(raw, i, 8, text, position);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> i = octal(raw, i - 1, text);
                case 'N' ->
                    throw TemplateException.unsupported("the escape \\N").at(position);
                default -> text.append('\\').append(escape);
            }
        }
        return text.toString();
    }

    private static int hexadecimal(String raw, int start, int digits, StringBuilder text, int position) {
        int end = start + digits;
        try {
            if (end <= raw.length() && raw.charAt(start) != '-' && raw.charAt(start) != '+') {
                text.appendCodePoint(Integer.parseInt(raw.substring(start, end), 16));
                return end;
            }
        } catch (IllegalArgumentException e) {
            // Not hexadecimal digits, or no code point; told below.
        }
        throw TemplateException.malformed("have " + digits + " hexadecimal digits in its escape", raw)
                .at(position);
    }

    private static int octal(String raw, int start, StringBuilder text) {
        int end = start;
        int value = 0;
        while (end < raw.length() && end < start + 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
            value = value * 8 + raw.charAt(end++) - '0';
        }
        text.appendCodePoint(value);
        return end;
    }
}
