package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Access.FilterCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text, output, assignments, conditions, loops and macros. */
final class Statements {

    private Statements() {}

    record Data(int position, String text) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            frame.write(text);
            return Flow.NEXT;
        }
    }

    record Output(int position, Expression expression) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            frame.write(PythonText.str(frame.evaluate(expression), frame.meter()));
            return Flow.NEXT;
        }
    }

    record Branch(Expression test, List<Statement> body) {}

    record If(int position, List<Branch> branches, List<Statement> otherwise) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            for (Branch branch : branches) {
                if (Values.truth(frame.evaluate(branch.test()))) {
                    return frame.execute(branch.body());
                }
            }
            return frame.execute(otherwise);
        }
    }

    record For(
            int position,
            Target target,
            Expression sequence,
            Optional<Expression> filter,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {

        @Override
        public Flow execute(Frame frame) {
            List<Object> items = Values.iterate(frame.evaluate(sequence), frame.meter());
            if (filter.isPresent()) {
                items = kept(items, filter.get(), frame);
            }
            if (items.isEmpty()) {
                return frame.inner().execute(otherwise);
            }
            for (int i = 0; i < items.size(); i++) {
                frame.meter().charge(0);
                Frame inner = frame.inner();
                target.bind(items.get(i), inner);
                inner.set("loop", new LoopState(items, i));
                if (inner.execute(body) == Flow.BREAK) {
                    break;
                }
            }
            return Flow.NEXT;
        }

        private List<Object> kept(List<Object> items, Expression test, Frame frame) {
            List<Object> kept = new ArrayList<>();
            for (Object item : items) {
                Frame inner = frame.inner();
                target.bind(item, inner);
                if (Values.truth(inner.evaluate(test))) {
                    kept.add(item);
                }
            }
            return kept;
        }
    }

    record Set(int position, Target target, Expression value) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            target.bind(frame.evaluate(value), frame);
            return Flow.NEXT;
        }
    }

    /** {@code {% set x %}...{% endset %}}. */
    record SetBlock(int position, Target target, List<FilterCall> filters, List<Statement> body) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            target.bind(filtered(body, filters, frame), frame);
            return Flow.NEXT;
        }
    }

    record FilterBlock(int position, List<FilterCall> filters, List<Statement> body) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            frame.write(PythonText.str(filtered(body, filters, frame), frame.meter()));
            return Flow.NEXT;
        }
    }

    /** {@code {% generation %}}: marks what the model says; renders as its content. */
    record Scope(int position, List<Statement> body) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            frame.inner().execute(body);
            return Flow.NEXT;
        }
    }

    record Jump(int position, Flow flow) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            return flow;
        }
    }

    record Parameter(String name, Optional<Expression> otherwise) {}

    record Macro(int position, String name, List<Parameter> parameters, List<Statement> body) implements Statement {

        @Override
        public Flow execute(Frame frame) {
            frame.set(name, (Callable) (arguments, caller) -> call(arguments, frame));
            return Flow.NEXT;
        }

        private String call(Arguments arguments, Frame definition) {
            arguments.atMost(parameters.stream().map(Parameter::name).toArray(String[]::new));
            Frame frame = definition.capturing();
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                Optional<Object> given = arguments.get(i, parameter.name());
                Object value = given.isPresent()
                        ? given.get()
                        : parameter.otherwise().isPresent()
                                ? frame.evaluate(parameter.otherwise().get())
                                : Undefined.of("the parameter '" + parameter.name() + "'");
                frame.set(parameter.name(), value);
            }
            frame.execute(body);
            return frame.output();
        }
    }

    private static Object filtered(List<Statement> body, List<FilterCall> filters, Frame frame) {
        Frame inner = frame.capturing();
        inner.execute(body);
        Object value = inner.output();
        for (FilterCall filter : filters) {
            value = filter.apply(value, frame);
        }
        return value;
    }
}
