package dev.headroom.docgen.highlight;

import dev.headroom.docgen.highlight.CodeToken.Kind;
import java.util.List;

/**
 * Colours words, texts, numbers and comments by a table. For the languages whose lexers in RSyntaxTextArea reach for a
 * colour of AWT and so load its native library. One thread at a time.
 */
final class WordLexer {

    private static final String OPERATORS = "+-*/=<>!&|%^~?:";

    private final WordGrammar grammar;
    private final String code;
    private final TokenRuns runs = new TokenRuns();

    WordLexer(WordGrammar grammar, String code) {
        this.grammar = grammar;
        this.code = code;
    }

    List<CodeToken> tokens() {
        int start = 0;
        while (start < code.length()) {
            char c = code.charAt(start);
            int end = start + 1;
            Kind kind = Kind.PLAIN;
            if (startsLineComment(start)) {
                end = before('\n', start);
                kind = Kind.COMMENT;
            } else if (!grammar.blockComment().isEmpty() && code.startsWith(grammar.blockComment(), start)) {
                end = endOfBlock(start);
                kind = Kind.COMMENT;
            } else if (grammar.quotes().indexOf(c) >= 0) {
                end = endOfText(start);
                kind = Kind.STRING;
            } else if (Character.isDigit(c)) {
                end = endOfWord(start, "._");
                kind = Kind.NUMBER;
            } else if (Character.isLetter(c) || c == '_' || c == '$' || c == '@') {
                end = endOfWord(end, "_");
                kind = word(code.substring(start, end));
            } else if (OPERATORS.indexOf(c) >= 0) {
                kind = Kind.OPERATOR;
            }
            runs.add(kind, code.substring(start, end));
            start = end;
        }
        return runs.finished();
    }

    private boolean startsLineComment(int start) {
        return code.startsWith(grammar.lineComment(), start)
                && (!grammar.lineComment().equals("#") || start == 0 || Character.isWhitespace(code.charAt(start - 1)));
    }

    private int before(char end, int start) {
        int found = code.indexOf(end, start);
        return found < 0 ? code.length() : found;
    }

    private int endOfBlock(int start) {
        String close = new StringBuilder(grammar.blockComment()).reverse().toString();
        int found = code.indexOf(close, start + grammar.blockComment().length());
        return found < 0 ? code.length() : found + close.length();
    }

    private int endOfText(int start) {
        char quote = code.charAt(start);
        boolean overLines = grammar.longQuotes().indexOf(quote) >= 0;
        for (int i = start + 1; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n' && !overLines) {
                return i;
            }
        }
        return code.length();
    }

    private int endOfWord(int start, String alsoIn) {
        int end = start;
        while (end < code.length()
                && (Character.isLetterOrDigit(code.charAt(end)) || alsoIn.indexOf(code.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private Kind word(String word) {
        if (grammar.keywords().contains(word)) {
            return Kind.KEYWORD;
        }
        if (grammar.constants().contains(word)) {
            return Kind.NUMBER;
        }
        return switch (word.charAt(0)) {
            case '$' -> Kind.NAME;
            case '@' -> Kind.ANNOTATION;
            default -> Kind.PLAIN;
        };
    }
}
