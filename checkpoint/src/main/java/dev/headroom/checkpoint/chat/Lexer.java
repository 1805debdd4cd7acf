package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a template as Jinja's own lexer does with {@code trim_blocks} and {@code lstrip_blocks}: the newline after a
 * block tag or comment goes, and so does the indentation before it; {@code -} strips all whitespace, {@code +} keeps it.
 */
final class Lexer {

    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(?:-%}\\s*|%})");
    private static final Pattern END_RAW =
            Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(?:\\+%}|-%}\\s*|%}\\n?)", Pattern.MULTILINE);
    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Character> closers = new ArrayDeque<>();
    private int position;
    private boolean lineStarting = true;

    private Lexer(String source) {
        this.source = source;
    }

    /** Returns the source as Jinja reads it: newlines alike, the last one gone. */
    static String normalise(String template) {
        String text = template.replace("\r\n", "\n").replace('\r', '\n');
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Splits a {@linkplain #normalise normalised} source. */
    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (position < source.length()) {
            int begin = nextTag();
            if (begin < 0) {
                data(source.substring(position), position);
                position = source.length();
                break;
            }
            char kind = source.charAt(begin + 1);
            int after = begin + 2;
            char sign = after < source.length() ? source.charAt(after) : ' ';
            data(stripped(source.substring(position, begin), sign, kind == '{'), position);
            position = sign == '-' || sign == '+' ? after + 1 : after;
            lineStarting = false;
            if (kind == '#') {
                comment(begin);
            } else if (kind == '{') {
                tokens.add(new Token(Kind.VARIABLE_BEGIN, "{{", begin));
                tag(begin, '}');
            } else if (!raw(begin)) {
                tokens.add(new Token(Kind.BLOCK_BEGIN, "{%", begin));
                tag(begin, '%');
            }
        }
        tokens.add(new Token(Kind.END, "", source.length()));
    }

    private int nextTag() {
        for (int i = source.indexOf('{', position); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            char next = source.charAt(i + 1);
            if (next == '%' || next == '{' || next == '#') {
                return i;
            }
        }
        return -1;
    }

    private String stripped(String text, char sign, boolean variable) {
        if (sign == '-') {
            return PythonText.rstrip(text);
        }
        if (sign != '+' && !variable) {
            int line = text.lastIndexOf('\n') + 1;
            if ((line > 0 || lineStarting) && PythonText.isSpace(text.substring(line))) {
                return text.substring(0, line);
            }
        }
        return text;
    }

    private void data(String text, int start) {
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.DATA, text, start));
        }
    }

    private void comment(int begin) {
        int end = source.indexOf("#}", position);
        if (end < 0) {
            throw TemplateException.malformed("close the comment", "the end of the template")
                    .at(begin);
        }
        char sign = end > position ? source.charAt(end - 1) : ' ';
        finish(end + 2, sign, true);
    }

    /** Moves behind a closing tag: {@code -} takes all whitespace with it, a block or comment one newline. */
    private void finish(int end, char sign, boolean trim) {
        position = end;
        if (sign == '-') {
            skipSpace();
        } else if (trim && sign != '+' && position < source.length() && source.charAt(position) == '\n') {
            position++;
        }
        lineStarting = source.charAt(position - 1) == '\n';
    }

    private boolean raw(int begin) {
        Matcher start = RAW.matcher(source).region(begin, source.length());
        if (!start.lookingAt()) {
            return false;
        }
        position = start.end();
        lineStarting = source.charAt(position - 1) == '\n';
        Matcher end = END_RAW.matcher(source);
        if (!end.find(position)) {
            throw TemplateException.malformed("close the block 'raw'", "the end of the template")
                    .at(begin);
        }
        String sign = end.group(1);
        data(stripped(source.substring(position, end.start()), sign.isEmpty() ? ' ' : sign.charAt(0), false), position);
        position = end.end();
        lineStarting = source.charAt(position - 1) == '\n';
        return true;
    }

    private void tag(int begin, char closer) {
        closers.clear();
        while (true) {
            skipSpace();
            if (position >= source.length()) {
                throw TemplateException.malformed("close the tag", "the end of the template")
                        .at(begin);
            }
            if (closers.isEmpty() && closes(closer)) {
                return;
            }
            token();
        }
    }

    private boolean closes(char closer) {
        char first = source.charAt(position);
        boolean signed = first == '-' || (first == '+' && closer == '%');
        int at = signed ? position + 1 : position;
        if (!source.startsWith(closer + "}", at)) {
            return false;
        }
        Kind kind = closer == '%' ? Kind.BLOCK_END : Kind.VARIABLE_END;
        tokens.add(new Token(kind, closer + "}", position));
        finish(at + 2, signed ? first : ' ', closer == '%');
        return true;
    }

    private void token() {
        int start = position;
        char first = source.charAt(start);
        if (first == '\'' || first == '"') {
            string(first);
            return;
        }
        Optional<Token> number = number(FLOAT, Kind.FLOAT).or(() -> number(INTEGER, Kind.INTEGER));
        if (number.isPresent()) {
            tokens.add(number.get());
            position = start + number.get().text().length();
            return;
        }
        if (isWord(first)) {
            while (position < source.length() && isWord(source.charAt(position))) {
                position++;
            }
            String name = source.substring(start, position);
            if (Character.isDigit(first)) {
                throw TemplateException.malformed("be a name or a number", name).at(start);
            }
            tokens.add(new Token(Kind.NAME, name, start));
            return;
        }
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, start)) {
                balance(operator, start);
                tokens.add(new Token(Kind.OPERATOR, operator, start));
                position = start + operator.length();
                return;
            }
        }
        throw TemplateException.malformed("be a known character", "'" + first + "'")
                .at(start);
    }

    private Optional<Token> number(Pattern pattern, Kind kind) {
        Matcher matcher =
                pattern.matcher(source).region(position, source.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(new Token(kind, matcher.group(), position)) : Optional.empty();
    }

    private void balance(String operator, int start) {
        switch (operator) {
            case "(" -> closers.push(')');
            case "[" -> closers.push(']');
            case "{" -> closers.push('}');
            case ")", "]", "}" -> {
                if (closers.isEmpty() || closers.pop() != operator.charAt(0)) {
                    throw TemplateException.malformed("balance its brackets", "'" + operator + "'")
                            .at(start);
                }
            }
            default -> {}
        }
    }

    private void string(char quote) {
        int start = position;
        int end = start + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw TemplateException.malformed("close the string", "the end of the template")
                    .at(start);
        }
        tokens.add(new Token(Kind.STRING, Escapes.unescape(source.substring(start + 1, end), start), start));
        position = end + 1;
    }

    private void skipSpace() {
        while (position < source.length() && PythonText.isSpace(source.charAt(position))) {
            position++;
        }
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
