package dev.headroom.checkpoint.chat;

import java.util.List;
import java.util.Map;

/** What {@code value.name} and {@code value[index]} are. */
final class Lookup {

    private Lookup() {}

    /** Python's attribute first, then the item of that name. */
    static Object attribute(Object target, String name) {
        if (target instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (target instanceof Map<?, ?> dict) {
            return DictMethods.find(dict, name).<Object>map(method -> method).orElseGet(() -> entry(dict, name));
        }
        if (target instanceof String text) {
            return StringMethods.isMethod(name)
                    ? (Callable) (arguments, frame) -> StringMethods.call(name, text, arguments, frame.meter())
                    : new Undefined("'" + name + "'", name);
        }
        if (target instanceof Namespace namespace) {
            Object value = namespace.attributes().get(name);
            return value == null ? Undefined.of("'" + name + "'") : value;
        }
        if (target instanceof LoopState loop) {
            return loop.attribute(name);
        }
        return target instanceof List || target instanceof Tuple
                ? new Undefined("'" + name + "'", name)
                : Undefined.of("'" + name + "'");
    }

    /** The item first, then Python's attribute of that name. */
    static Object item(Object target, Object index, Meter meter) {
        if (target instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (target instanceof Map<?, ?> dict && dict.containsKey(index)) {
            return entry(dict, index);
        }
        if (index instanceof String name) {
            return attribute(target, name);
        }
        boolean sequence = target instanceof List || target instanceof Tuple || target instanceof String;
        if (!sequence || !(index instanceof Long || index instanceof Boolean)) {
            return Undefined.of("the item " + PythonText.repr(index, meter));
        }
        if (target instanceof String text) {
            int[] points = text.codePoints().toArray();
            meter.charge(points.length);
            int at = position(Numbers.integer(index), points.length);
            return at < 0 ? missing(index, meter) : Character.toString(points[at]);
        }
        List<Object> items = Values.items(target);
        int at = position(Numbers.integer(index), items.size());
        return at < 0 ? missing(index, meter) : items.get(at);
    }

    private static Object entry(Map<?, ?> dict, Object key) {
        Object value = dict.get(key);
        return value == null ? Undefined.of("the key " + key) : value;
    }

    private static Undefined missing(Object index, Meter meter) {
        return Undefined.of("the item " + PythonText.repr(index, meter));
    }

    private static int position(long index, int size) {
        long at = index < 0 ? index + size : index;
        return at >= 0 && at < size ? (int) at : -1;
    }
}
