package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Python's rules for values. A value is a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link List},
 * {@link Map}, {@link Tuple}, {@link Generated}, {@link None}, {@link Undefined}, {@link Namespace}, {@link LoopState}
 * or {@link Callable}.
 */
final class Values {

    private Values() {}

    static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        if (value instanceof Undefined || value == None.NONE) {
            return false;
        }
        return size(value).map(size -> size > 0).orElse(true);
    }

    /** Returns Python's {@code len}; empty for values that have none. */
    static Optional<Integer> size(Object value) {
        if (value instanceof String text) {
            return Optional.of(text.codePointCount(0, text.length()));
        }
        if (value instanceof List<?> list) {
            return Optional.of(list.size());
        }
        if (value instanceof Map<?, ?> map) {
            return Optional.of(map.size());
        }
        if (value instanceof Tuple tuple) {
            return Optional.of(tuple.items().size());
        }
        return value instanceof Undefined ? Optional.of(0) : Optional.empty();
    }

    static boolean isIterable(Object value) {
        return value instanceof Generated || size(value).isPresent();
    }

    /** Returns what a loop over {@code value} visits: characters, elements or keys. */
    static List<Object> iterate(Object value, Meter meter) {
        if (value instanceof String text) {
            meter.charge(text.length());
            return text.codePoints()
                    .mapToObj(point -> (Object) Character.toString(point))
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            meter.charge(map.size());
            return new ArrayList<>(map.keySet());
        }
        if (value instanceof Undefined) {
            return List.of();
        }
        if (!isIterable(value)) {
            throw TemplateException.malformed("loop over something iterable", typeName(value));
        }
        List<Object> items = items(value);
        meter.charge(items.size());
        return items;
    }

    /** Returns the elements of a list, tuple or generator, uncopied. */
    @SuppressWarnings("unchecked")
    static List<Object> items(Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        if (value instanceof Generated generated) {
            return generated.items();
        }
        return (List<Object>) value;
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    static String typeName(Object value) {
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof Long) {
            return "int";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof List) {
            return "list";
        }
        if (value instanceof Map) {
            return "dict";
        }
        if (value instanceof Undefined undefined) {
            return undefined.what() + ", which is undefined";
        }
        return value == None.NONE ? "None" : value.getClass().getSimpleName();
    }
}
