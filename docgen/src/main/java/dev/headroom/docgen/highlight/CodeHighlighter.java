package dev.headroom.docgen.highlight;

import dev.headroom.docgen.highlight.CodeToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * Colours source code with those lexers of RSyntaxTextArea that start no AWT toolkit, and by tables of words in shell,
 * JavaScript, TypeScript and PHP.
 *
 * <pre>{@code
 * for (CodeToken token : CodeHighlighter.tokens("java", code)) {
 *     html.span(token.kind().cssClass(), token.text());
 * }
 * }</pre>
 *
 * <p>Code over {@value #LONGEST_CODE} characters, with a line over {@value #LONGEST_LINE} characters or in a language
 * that is not known comes back as one plain token. Thread-safe: every call has a lexer of its own.
 */
public final class CodeHighlighter {

    /** Characters of code that is coloured at most. */
    public static final int LONGEST_CODE = 200_000;

    /** Characters of a line that is coloured at most. */
    public static final int LONGEST_LINE = 10_000;

    private final TokenRuns runs = new TokenRuns();

    private CodeHighlighter() {}

    /** Returns the names of languages that are coloured, in lower case. */
    public static Set<String> languages() {
        Set<String> names = new TreeSet<>(CodeLanguage.names());
        names.addAll(WordGrammar.names());
        return names;
    }

    /**
     * Splits code into tokens. Neighbours are of different kinds.
     *
     * @param language as it stands after a code fence; upper and lower case are the same; empty for none
     * @param code with any line breaks
     * @return pieces whose texts in a row are {@code code}; empty for empty code
     */
    public static List<CodeToken> tokens(String language, String code) {
        if (code.isEmpty()) {
            return List.of();
        }
        if (code.length() > LONGEST_CODE || longestLine(code) > LONGEST_LINE) {
            return plain(code);
        }
        String name = CodeLanguage.normalised(language);
        Optional<WordGrammar> grammar = WordGrammar.of(name);
        if (grammar.isPresent()) {
            return new WordLexer(grammar.get(), code).tokens();
        }
        return CodeLanguage.style(name).map(style -> read(style, code)).orElseGet(() -> plain(code));
    }

    private static List<CodeToken> plain(String code) {
        return List.of(new CodeToken(Kind.PLAIN, code));
    }

    private static List<CodeToken> read(String style, String code) {
        CodeHighlighter highlighter = new CodeHighlighter();
        highlighter.read(TokenMakerFactory.getDefaultInstance().getTokenMaker(style), code);
        return highlighter.runs.finished();
    }

    private static int longestLine(String code) {
        int longest = 0;
        int start = 0;
        while (start <= code.length()) {
            int end = lineEnd(code, start);
            longest = Math.max(longest, end - start);
            start = end + 1;
        }
        return longest;
    }

    private static int lineEnd(String code, int start) {
        int end = code.indexOf('\n', start);
        return end < 0 ? code.length() : end;
    }

    private void read(TokenMaker lexer, String code) {
        int state = TokenTypes.NULL;
        int start = 0;
        while (start < code.length()) {
            int end = lineEnd(code, start);
            int textEnd = end > start && code.charAt(end - 1) == '\r' ? end - 1 : end;
            String line = code.substring(start, textEnd);
            line(lexer, state, line);
            state = stateAfter(lexer, state, line);
            int next = Math.min(end + 1, code.length());
            runs.add(Kind.PLAIN, code.substring(textEnd, next));
            start = next;
        }
    }

    private static Segment segment(String line) {
        return new Segment(line.toCharArray(), 0, line.length());
    }

    private static int stateAfter(TokenMaker lexer, int state, String line) {
        return lexer.getLastTokenTypeOnLine(segment(line), state);
    }

    private void line(TokenMaker lexer, int state, String line) {
        int known = 0;
        Token token = lexer.getTokenList(segment(line), state, 0);
        while (token != null && token.isPaintable()) {
            String text = token.getLexeme();
            if (!line.startsWith(text, known)) {
                break; // a lexer that lost its place; the rest of the line stays plain
            }
            runs.add(kind(token.getType()), text);
            known += text.length();
            token = token.getNextToken();
        }
        runs.add(Kind.PLAIN, line.substring(known));
    }

    private static Kind kind(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> Kind.COMMENT;
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2 -> Kind.KEYWORD;
            case TokenTypes.DATA_TYPE -> Kind.TYPE;
            case TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> Kind.NUMBER;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.REGEX,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA -> Kind.STRING;
            case TokenTypes.FUNCTION, TokenTypes.VARIABLE, TokenTypes.MARKUP_TAG_ATTRIBUTE -> Kind.NAME;
            case TokenTypes.OPERATOR -> Kind.OPERATOR;
            case TokenTypes.ANNOTATION,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_DTD,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                    TokenTypes.MARKUP_ENTITY_REFERENCE -> Kind.ANNOTATION;
            case TokenTypes.MARKUP_TAG_NAME -> Kind.TAG;
            default -> Kind.PLAIN;
        };
    }
}
