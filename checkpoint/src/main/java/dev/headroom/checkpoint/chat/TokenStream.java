package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Token.Kind;
import java.util.List;

/** The tokens of a template, read from front to back. */
final class TokenStream {

    private static final int MAXIMUM_DEPTH = 50;

    private final List<Token> tokens;
    private int next;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean atOperator(String operator) {
        return peek().is(Kind.OPERATOR, operator);
    }

    boolean atName(String name) {
        return peek().is(Kind.NAME, name);
    }

    boolean skipOperator(String operator) {
        return skip(atOperator(operator));
    }

    boolean skipName(String name) {
        return skip(atName(name));
    }

    Token expect(Kind kind, String what) {
        if (!at(kind)) {
            throw unexpected(what);
        }
        return take();
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    TemplateException unexpected(String wanted) {
        return TemplateException.malformed("have " + wanted + " here", peek().shown())
                .at(peek().position());
    }

    /** Bounds the recursion of the parser. */
    void enter() {
        if (++depth > MAXIMUM_DEPTH) {
            throw TemplateException.malformed("nest at most " + MAXIMUM_DEPTH + " deep", "deeper")
                    .at(peek().position());
        }
    }

    void leave() {
        depth--;
    }

    private boolean skip(boolean matches) {
        if (matches) {
            take();
        }
        return matches;
    }
}
