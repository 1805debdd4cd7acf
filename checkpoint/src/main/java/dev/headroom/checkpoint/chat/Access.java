package dev.headroom.checkpoint.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attributes, items, slices, calls, filters and tests. */
final class Access {

    private Access() {}

    record Attribute(int position, Expression target, String name) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Lookup.attribute(frame.evaluate(target), name);
        }
    }

    record Item(int position, Expression target, Expression index) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Lookup.item(frame.evaluate(target), frame.evaluate(index), frame.meter());
        }
    }

    record Slice(
            int position,
            Expression target,
            Optional<Expression> start,
            Optional<Expression> stop,
            Optional<Expression> step)
            implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Slices.slice(
                    frame.evaluate(target), value(start, frame), value(stop, frame), value(step, frame), frame.meter());
        }

        private static Object value(Optional<Expression> part, Frame frame) {
            return part.isPresent() ? frame.evaluate(part.get()) : None.NONE;
        }
    }

    /** Unevaluated arguments. */
    record ArgumentList(List<Expression> positional, Map<String, Expression> named) {

        Arguments evaluate(Frame frame) {
            Map<String, Object> values = new LinkedHashMap<>();
            List<Object> first = Expressions.all(positional, frame);
            named.forEach((name, expression) -> values.put(name, frame.evaluate(expression)));
            return new Arguments(first, values);
        }
    }

    record Call(int position, Expression target, ArgumentList arguments) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            Object callee = frame.evaluate(target);
            if (callee instanceof Undefined undefined) {
                throw undefined.failure();
            }
            if (!(callee instanceof Callable function)) {
                throw TemplateException.malformed("call only what can be called", Values.typeName(callee));
            }
            return function.call(arguments.evaluate(frame), frame);
        }
    }

    /** A filter without its subject. */
    record FilterCall(String name, ArgumentList arguments) {

        Object apply(Object value, Frame frame) {
            return Filters.apply(name, value, arguments.evaluate(frame), frame);
        }
    }

    record Filter(int position, Expression target, FilterCall filter) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return filter.apply(frame.evaluate(target), frame);
        }
    }

    record Test(int position, Expression target, String name, ArgumentList arguments) implements Expression {

        @Override
        public Object evaluate(Frame frame) {
            return Predicates.holds(name, frame.evaluate(target), arguments.evaluate(frame), frame.meter());
        }
    }
}
