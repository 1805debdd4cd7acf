package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that every template can call. */
final class Functions {

    private static final long MAXIMUM_RANGE = 100_000;

    private Functions() {}

    static void define(Frame frame) {
        frame.set("namespace", (Callable) Functions::namespace);
        frame.set("dict", (Callable) (arguments, caller) -> new LinkedHashMap<Object, Object>(arguments.named()));
        frame.set("range", (Callable) Functions::range);
        frame.set("raise_exception", (Callable) Functions::raise);
        frame.set("strftime_now", (Callable) Functions::now);
    }

    private static Object namespace(Arguments arguments, Frame frame) {
        Namespace namespace = new Namespace();
        for (Object given : arguments.positional()) {
            if (!(given instanceof Map<?, ?> map)) {
                throw TemplateException.malformed("make a namespace of a dict", Values.typeName(given));
            }
            map.forEach((key, value) -> namespace.attributes().put(key.toString(), value));
        }
        namespace.attributes().putAll(arguments.named());
        return namespace;
    }

    private static Object range(Arguments arguments, Frame frame) {
        arguments.atMost("start", "stop", "step");
        boolean one = arguments.positional().size() == 1;
        long start = one ? 0 : Numbers.integer(arguments.require(0, "start"));
        long stop = Numbers.integer(arguments.require(one ? 0 : 1, "stop"));
        long step = Numbers.integer(arguments.get(2, "step", 1L));
        if (step == 0) {
            throw TemplateException.malformed("use a range step other than 0", "0");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            numbers.add(i);
            if (numbers.size() > MAXIMUM_RANGE) {
                throw TemplateException.malformed("use ranges of at most " + MAXIMUM_RANGE, "a longer one");
            }
            if ((step > 0) != (i + step > i)) {
                break;
            }
        }
        frame.meter().charge(numbers.size());
        return new Tuple(numbers);
    }

    private static Object raise(Arguments arguments, Frame frame) {
        throw TemplateException.refused(
                PythonText.str(arguments.atMost("message").require(0, "message"), frame.meter()));
    }

    private static Object now(Arguments arguments, Frame frame) {
        return DateText.format(arguments.atMost("format").text(0, "format"), frame.clock());
    }
}
