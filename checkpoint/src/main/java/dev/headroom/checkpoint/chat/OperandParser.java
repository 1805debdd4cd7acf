package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Access.ArgumentList;
import dev.headroom.checkpoint.chat.Access.Attribute;
import dev.headroom.checkpoint.chat.Access.Call;
import dev.headroom.checkpoint.chat.Access.Filter;
import dev.headroom.checkpoint.chat.Access.FilterCall;
import dev.headroom.checkpoint.chat.Access.Item;
import dev.headroom.checkpoint.chat.Access.Slice;
import dev.headroom.checkpoint.chat.Expressions.DictDisplay;
import dev.headroom.checkpoint.chat.Expressions.Entry;
import dev.headroom.checkpoint.chat.Expressions.ListDisplay;
import dev.headroom.checkpoint.chat.Expressions.Literal;
import dev.headroom.checkpoint.chat.Expressions.Name;
import dev.headroom.checkpoint.chat.Expressions.Not;
import dev.headroom.checkpoint.chat.Expressions.TupleDisplay;
import dev.headroom.checkpoint.chat.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Literals and names, and what may follow them: attributes, items, calls, filters, tests. */
final class OperandParser {

    private static final ArgumentList NO_ARGUMENTS = new ArgumentList(List.of(), Map.of());

    /** Names that end a test instead of being its argument. */
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and", "is");

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    OperandParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.peek();
        int start = token.position();
        return switch (token.kind()) {
            case NAME -> name(tokens.take());
            case STRING -> string();
            case INTEGER -> new Literal(start, integer(tokens.take()));
            case FLOAT ->
                new Literal(start, Double.parseDouble(tokens.take().text().replace("_", "")));
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> parentheses();
                    case "[" -> list();
                    case "{" -> dict();
                    default -> throw tokens.unexpected("an expression");
                };
            default -> throw tokens.unexpected("an expression");
        };
    }

    private static Expression name(Token token) {
        int start = token.position();
        return switch (token.text()) {
            case "true", "True" -> new Literal(start, true);
            case "false", "False" -> new Literal(start, false);
            case "none", "None" -> new Literal(start, None.NONE);
            default -> new Name(start, token.text());
        };
    }

    private Expression string() {
        int start = tokens.peek().position();
        StringBuilder text = new StringBuilder();
        while (tokens.at(Kind.STRING)) {
            text.append(tokens.take().text());
        }
        return new Literal(start, text.toString());
    }

    private static Long integer(Token token) {
        String digits = token.text().replace("_", "");
        try {
            return Long.decode(digits.matches("0+") ? "0" : digits);
        } catch (NumberFormatException e) {
            return other(digits, token);
        }
    }

    private static Long other(String digits, Token token) {
        try {
            if (digits.startsWith("0b") || digits.startsWith("0B")) {
                return Long.parseLong(digits.substring(2), 2);
            }
            if (digits.startsWith("0o") || digits.startsWith("0O")) {
                return Long.parseLong(digits.substring(2), 8);
            }
        } catch (NumberFormatException e) {
            // Too large; told below.
        }
        throw TemplateException.malformed("be a 64-bit integer", digits).at(token.position());
    }

    private Expression parentheses() {
        int start = tokens.take().position();
        if (tokens.skipOperator(")")) {
            return new TupleDisplay(start, List.of());
        }
        Expression value = expressions.tuple();
        tokens.expectOperator(")");
        return value;
    }

    private Expression list() {
        int start = tokens.take().position();
        List<Expression> items = new ArrayList<>();
        while (!tokens.skipOperator("]")) {
            if (!items.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator("]")) {
                    break;
                }
            }
            items.add(expressions.expression());
        }
        return new ListDisplay(start, items);
    }

    private Expression dict() {
        int start = tokens.take().position();
        List<Entry> entries = new ArrayList<>();
        while (!tokens.skipOperator("}")) {
            if (!entries.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator("}")) {
                    break;
                }
            }
            Expression key = expressions.expression();
            tokens.expectOperator(":");
            entries.add(new Entry(key, expressions.expression()));
        }
        return new DictDisplay(start, entries);
    }

    Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            if (tokens.atOperator(".") || tokens.atOperator("[")) {
                value = subscript(value);
            } else if (tokens.atOperator("(")) {
                value = new Call(start.position(), value, arguments());
            } else {
                return value;
            }
        }
    }

    Expression filtered(Expression start) {
        Expression value = start;
        while (true) {
            if (tokens.atOperator("|")) {
                value = new Filter(tokens.take().position(), value, filter());
            } else if (tokens.atName("is")) {
                value = test(value);
            } else if (tokens.atOperator("(")) {
                value = new Call(start.position(), value, arguments());
            } else {
                return value;
            }
        }
    }

    /** Filters after a tag's name: {@code name | name(...)}. */
    List<FilterCall> chain() {
        List<FilterCall> filters = new ArrayList<>(List.of(filter()));
        while (tokens.skipOperator("|")) {
            filters.add(filter());
        }
        return filters;
    }

    private FilterCall filter() {
        String name = dotted("the name of a filter");
        return new FilterCall(name, tokens.atOperator("(") ? arguments() : NO_ARGUMENTS);
    }

    private Expression test(Expression value) {
        int start = tokens.take().position();
        boolean negated = tokens.skipName("not");
        String name = dotted("the name of a test");
        ArgumentList arguments = NO_ARGUMENTS;
        if (tokens.atOperator("(")) {
            arguments = arguments();
        } else if (startsArgument(tokens.peek())) {
            arguments = new ArgumentList(List.of(postfix(primary())), Map.of());
        }
        Expression test = new Access.Test(start, value, name, arguments);
        return negated ? new Not(start, test) : test;
    }

    private static boolean startsArgument(Token token) {
        return switch (token.kind()) {
            case NAME -> !AFTER_TEST.contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            default -> false;
        };
    }

    private String dotted(String what) {
        StringBuilder name = new StringBuilder(tokens.expect(Kind.NAME, what).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Kind.NAME, what).text());
        }
        return name.toString();
    }

    private Expression subscript(Expression target) {
        Token token = tokens.take();
        int start = token.position();
        if (token.text().equals(".")) {
            if (tokens.at(Kind.INTEGER)) {
                return new Item(start, target, new Literal(start, integer(tokens.take())));
            }
            return new Attribute(
                    start, target, tokens.expect(Kind.NAME, "a name").text());
        }
        Optional<Expression> first = tokens.atOperator(":") ? Optional.empty() : Optional.of(expressions.tuple());
        if (first.isPresent() && tokens.skipOperator("]")) {
            return new Item(start, target, first.get());
        }
        tokens.expectOperator(":");
        Optional<Expression> stop = part();
        Optional<Expression> step = tokens.skipOperator(":") ? part() : Optional.empty();
        tokens.expectOperator("]");
        return new Slice(start, target, first, stop, step);
    }

    private Optional<Expression> part() {
        return tokens.atOperator(":") || tokens.atOperator("]")
                ? Optional.empty()
                : Optional.of(expressions.expression());
    }

    private ArgumentList arguments() {
        tokens.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        boolean first = true;
        while (!tokens.skipOperator(")")) {
            if (!first) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(")")) {
                    break;
                }
            }
            first = false;
            if (tokens.atOperator("*") || tokens.atOperator("**")) {
                throw TemplateException.unsupported("unpacking of arguments")
                        .at(tokens.peek().position());
            }
            if (tokens.at(Kind.NAME) && tokens.peekSecond().is(Kind.OPERATOR, "=")) {
                String name = tokens.take().text();
                tokens.take();
                named.put(name, expressions.expression());
            } else if (named.isEmpty()) {
                positional.add(expressions.expression());
            } else {
                throw tokens.unexpected("a named argument");
            }
        }
        return new ArgumentList(positional, named);
    }
}
