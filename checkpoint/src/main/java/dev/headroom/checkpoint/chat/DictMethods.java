package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python's methods of a dict; those that change it are refused, as Jinja's sandbox refuses them. */
final class DictMethods {

    private DictMethods() {}

    static Optional<Callable> find(Map<?, ?> dict, String name) {
        return switch (name) {
            case "items" -> Optional.of((arguments, frame) -> items(dict, frame.meter()));
            case "keys" -> Optional.of((arguments, frame) -> Values.iterate(dict, frame.meter()));
            case "values" ->
                Optional.of((arguments, frame) -> {
                    frame.meter().charge(dict.size());
                    return new ArrayList<Object>(dict.values());
                });
            case "get" ->
                Optional.of((arguments, frame) -> {
                    arguments.atMost("key", "default");
                    Object value = dict.get(arguments.require(0, "key"));
                    return value == null ? arguments.get(1, "default", None.NONE) : value;
                });
            case "copy", "pop", "popitem", "update", "setdefault", "clear", "fromkeys" ->
                throw TemplateException.unsupported("the dict method '" + name + "'");
            default -> Optional.empty();
        };
    }

    static List<Object> items(Map<?, ?> dict, Meter meter) {
        meter.charge(dict.size());
        List<Object> items = new ArrayList<>(dict.size());
        dict.forEach((key, value) -> items.add(new Tuple(List.of(key, value))));
        return items;
    }
}
