package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Expressions.And;
import dev.headroom.checkpoint.chat.Expressions.Arithmetic;
import dev.headroom.checkpoint.chat.Expressions.Comparison;
import dev.headroom.checkpoint.chat.Expressions.Concatenation;
import dev.headroom.checkpoint.chat.Expressions.Conditional;
import dev.headroom.checkpoint.chat.Expressions.Not;
import dev.headroom.checkpoint.chat.Expressions.Operand;
import dev.headroom.checkpoint.chat.Expressions.Or;
import dev.headroom.checkpoint.chat.Expressions.Sign;
import dev.headroom.checkpoint.chat.Expressions.TupleDisplay;
import dev.headroom.checkpoint.chat.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Operators by precedence, lowest first, in the order of Jinja's own grammar. */
final class ExpressionParser {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final OperandParser operands;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    OperandParser operands() {
        return operands;
    }

    /** An expression, or several with commas between them, which make a tuple. */
    Expression tuple() {
        return tuple(this::expression);
    }

    /** The same without a trailing inline {@code if}, which belongs to the loop. */
    Expression loopSequence() {
        return tuple(this::or);
    }

    private Expression tuple(Supplier<Expression> part) {
        int start = tokens.peek().position();
        Expression first = part.get();
        if (!tokens.atOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.skipOperator(",")) {
            if (atEnd()) {
                break;
            }
            items.add(part.get());
        }
        return new TupleDisplay(start, items);
    }

    private boolean atEnd() {
        return tokens.at(Kind.VARIABLE_END)
                || tokens.at(Kind.BLOCK_END)
                || tokens.at(Kind.END)
                || tokens.atOperator(")");
    }

    Expression expression() {
        tokens.enter();
        int start = tokens.peek().position();
        Expression value = or();
        while (tokens.skipName("if")) {
            Expression test = or();
            Optional<Expression> otherwise = tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
            value = new Conditional(start, test, value, otherwise);
        }
        tokens.leave();
        return value;
    }

    private Expression or() {
        int start = tokens.peek().position();
        Expression left = and();
        while (tokens.skipName("or")) {
            left = new Or(start, left, and());
        }
        return left;
    }

    private Expression and() {
        int start = tokens.peek().position();
        Expression left = not();
        while (tokens.skipName("and")) {
            left = new And(start, left, not());
        }
        return left;
    }

    private Expression not() {
        int start = tokens.peek().position();
        if (!tokens.skipName("not")) {
            return comparison();
        }
        tokens.enter();
        Expression operand = not();
        tokens.leave();
        return new Not(start, operand);
    }

    private Expression comparison() {
        int start = tokens.peek().position();
        Expression first = sum();
        List<Operand> rest = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                tokens.take();
                rest.add(new Operand(token.text(), sum()));
            } else if (tokens.skipName("in")) {
                rest.add(new Operand("in", sum()));
            } else if (tokens.atName("not") && tokens.peekSecond().is(Kind.NAME, "in")) {
                tokens.take();
                tokens.take();
                rest.add(new Operand("not in", sum()));
            } else {
                return rest.isEmpty() ? first : new Comparison(start, first, rest);
            }
        }
    }

    private Expression sum() {
        int start = tokens.peek().position();
        Expression left = concatenation();
        while (tokens.atOperator("+") || tokens.atOperator("-")) {
            left = new Arithmetic(start, tokens.take().text(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        int start = tokens.peek().position();
        Expression first = product();
        if (!tokens.atOperator("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return new Concatenation(start, parts);
    }

    private Expression product() {
        int start = tokens.peek().position();
        Expression left = power();
        while (tokens.atOperator("*") || tokens.atOperator("/") || tokens.atOperator("//") || tokens.atOperator("%")) {
            left = new Arithmetic(start, tokens.take().text(), left, power());
        }
        return left;
    }

    private Expression power() {
        int start = tokens.peek().position();
        Expression left = unary(true);
        while (tokens.skipOperator("**")) {
            left = new Arithmetic(start, "**", left, unary(true));
        }
        return left;
    }

    private Expression unary(boolean filtered) {
        int start = tokens.peek().position();
        Expression value;
        if (tokens.atOperator("-") || tokens.atOperator("+")) {
            tokens.enter();
            value = new Sign(start, tokens.take().text(), unary(false));
            tokens.leave();
        } else {
            value = operands.primary();
        }
        value = operands.postfix(value);
        return filtered ? operands.filtered(value) : value;
    }
}
