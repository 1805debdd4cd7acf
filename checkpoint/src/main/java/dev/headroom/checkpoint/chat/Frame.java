package dev.headroom.checkpoint.chat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of one scope and where its output goes. Inner scopes see outer variables; assignments stay inside. */
final class Frame {

    private final @Nullable Frame outer;
    private final Map<String, Object> variables = new HashMap<>();
    private final StringBuilder output;
    private final Meter meter;
    private final Clock clock;

    private Frame(@Nullable Frame outer, StringBuilder output, Meter meter, Clock clock) {
        this.outer = outer;
        this.output = output;
        this.meter = meter;
        this.clock = clock;
    }

    static Frame root(Clock clock) {
        return new Frame(null, new StringBuilder(), new Meter(), clock);
    }

    /** Returns a scope inside this one that writes to the same output. */
    Frame inner() {
        return new Frame(this, output, meter, clock);
    }

    /** Returns a scope inside this one with its own output. */
    Frame capturing() {
        return new Frame(this, new StringBuilder(), meter, clock);
    }

    Meter meter() {
        return meter;
    }

    Clock clock() {
        return clock;
    }

    String output() {
        return output.toString();
    }

    void write(String text) {
        meter.chargeText(text.length());
        meter.bound(output.length() + (long) text.length());
        output.append(text);
    }

    void set(String name, Object value) {
        variables.put(name, value);
    }

    Object lookup(String name) {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            Object value = frame.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return Undefined.of("'" + name + "'");
    }

    Object evaluate(Expression expression) {
        try {
            meter.enter();
            meter.charge(0);
            Object value = expression.evaluate(this);
            meter.leave();
            return value;
        } catch (TemplateException e) {
            throw e.at(expression.position());
        }
    }

    Flow execute(List<Statement> body) {
        for (Statement statement : body) {
            try {
                meter.enter();
                meter.charge(0);
                Flow flow = statement.execute(this);
                meter.leave();
                if (flow != Flow.NEXT) {
                    return flow;
                }
            } catch (TemplateException e) {
                throw e.at(statement.position());
            }
        }
        return Flow.NEXT;
    }
}
