package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Literals, names, logic and arithmetic. */
final class Expressions {

    private Expressions() {}

    record Literal(int position, Object value) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return value;
        }
    }

    record Name(int position, String name) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return frame.lookup(name);
        }
    }

    record ListDisplay(int position, List<Expression> items) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return all(items, frame);
        }
    }

    record TupleDisplay(int position, List<Expression> items) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return new Tuple(all(items, frame));
        }
    }

    record Entry(Expression key, Expression value) {}

    record DictDisplay(int position, List<Entry> entries) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            Map<Object, Object> dict = new LinkedHashMap<>();
            for (Entry entry : entries) {
                Object key = frame.evaluate(entry.key());
                if (key instanceof List || key instanceof Map) {
                    throw TemplateException.malformed("use hashable keys", Values.typeName(key));
                }
                dict.put(key, frame.evaluate(entry.value()));
            }
            return dict;
        }
    }

    record Conditional(int position, Expression test, Expression then, Optional<Expression> otherwise)
            implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            if (Values.truth(frame.evaluate(test))) {
                return frame.evaluate(then);
            }
            return otherwise.isPresent() ? frame.evaluate(otherwise.get()) : Undefined.of("an inline if without else");
        }
    }

    record And(int position, Expression left, Expression right) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            Object value = frame.evaluate(left);
            return Values.truth(value) ? frame.evaluate(right) : value;
        }
    }

    record Or(int position, Expression left, Expression right) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            Object value = frame.evaluate(left);
            return Values.truth(value) ? value : frame.evaluate(right);
        }
    }

    record Not(int position, Expression operand) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return !Values.truth(frame.evaluate(operand));
        }
    }

    record Operand(String operator, Expression expression) {}

    record Comparison(int position, Expression first, List<Operand> rest) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            Object left = frame.evaluate(first);
            for (Operand operand : rest) {
                Object right = frame.evaluate(operand.expression());
                if (!Comparisons.holds(operand.operator(), left, right, frame.meter())) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    record Arithmetic(int position, String operator, Expression left, Expression right) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Numbers.apply(operator, frame.evaluate(left), frame.evaluate(right), frame.meter());
        }
    }

    record Sign(int position, String operator, Expression operand) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Numbers.sign(operator, frame.evaluate(operand));
        }
    }

    record Concatenation(int position, List<Expression> parts) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            StringBuilder text = new StringBuilder();
            for (Expression part : parts) {
                text.append(PythonText.str(frame.evaluate(part), frame.meter()));
                frame.meter().chargeText(text.length());
            }
            return text.toString();
        }
    }

    static List<Object> all(List<Expression> expressions, Frame frame) {
        List<Object> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(frame.evaluate(expression));
        }
        return values;
    }
}
