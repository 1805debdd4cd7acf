package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Jinja's filters of sequences. */
final class SequenceFilters {

    private SequenceFilters() {}

    static Object apply(String name, Object value, Arguments arguments, Frame frame) {
        Meter meter = frame.meter();
        return switch (name) {
            case "join" -> join(value, arguments.atMost("d", "attribute"), meter);
            case "first" -> first(Values.iterate(value, meter));
            case "last" -> last(Values.iterate(value, meter));
            case "list" -> new ArrayList<>(Values.iterate(value, meter));
            case "reverse" -> reverse(value, meter);
            case "sort" -> sort(value, arguments.atMost("reverse", "case_sensitive", "attribute"), meter);
            case "map" -> map(value, arguments, frame);
            case "select" -> select(value, arguments, frame, true);
            case "reject" -> select(value, arguments, frame, false);
            case "selectattr" -> selectAttribute(value, arguments, frame, true);
            case "rejectattr" -> selectAttribute(value, arguments, frame, false);
            default -> throw TemplateException.unsupported("the filter '" + name + "'");
        };
    }

    private static String join(Object value, Arguments arguments, Meter meter) {
        String separator = PythonText.str(arguments.get(0, "d", ""), meter);
        Object attribute = arguments.get(1, "attribute", None.NONE);
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object item : Values.iterate(value, meter)) {
            Object part = attribute == None.NONE ? item : path(item, attribute, meter);
            joined.append(between).append(PythonText.str(part, meter));
            meter.bound(joined.length());
            between = separator;
        }
        meter.chargeText(joined.length());
        return joined.toString();
    }

    private static Object first(List<Object> items) {
        return items.isEmpty() ? Undefined.of("the first of no items") : items.get(0);
    }

    private static Object last(List<Object> items) {
        return items.isEmpty() ? Undefined.of("the last of no items") : items.get(items.size() - 1);
    }

    private static Object reverse(Object value, Meter meter) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<Object> items = new ArrayList<>(Values.iterate(value, meter));
        Collections.reverse(items);
        return new Generated(items);
    }

    private static List<Object> sort(Object value, Arguments arguments, Meter meter) {
        Object attribute = arguments.get(2, "attribute", None.NONE);
        boolean exactCase = Values.truth(arguments.get(1, "case_sensitive", false));
        UnaryOperator<Object> key = item -> {
            Object part = attribute == None.NONE ? item : path(item, attribute, meter);
            return part instanceof String text && !exactCase ? text.toLowerCase(Locale.ROOT) : part;
        };
        Comparator<Object> order = (a, b) -> Comparisons.order("<", key.apply(a), key.apply(b), meter);
        List<Object> items = new ArrayList<>(Values.iterate(value, meter));
        items.sort(Values.truth(arguments.get(0, "reverse", false)) ? order.reversed() : order);
        return items;
    }

    private static Generated map(Object value, Arguments arguments, Frame frame) {
        List<Object> mapped = new ArrayList<>();
        boolean byAttribute = arguments.positional().isEmpty();
        String filter = byAttribute ? "" : arguments.text(0, "filter");
        for (Object item : Values.iterate(value, frame.meter())) {
            if (byAttribute) {
                Object found = path(item, arguments.require(1, "attribute"), frame.meter());
                Optional<Object> otherwise = arguments.get(1, "default");
                mapped.add(found instanceof Undefined && otherwise.isPresent() ? otherwise.get() : found);
            } else {
                mapped.add(Filters.apply(filter, item, arguments.without(1), frame));
            }
        }
        return new Generated(mapped);
    }

    private static Generated select(Object value, Arguments arguments, Frame frame, boolean wanted) {
        List<Object> kept = new ArrayList<>();
        for (Object item : Values.iterate(value, frame.meter())) {
            if (passes(item, arguments, frame) == wanted) {
                kept.add(item);
            }
        }
        return new Generated(kept);
    }

    private static Generated selectAttribute(Object value, Arguments arguments, Frame frame, boolean wanted) {
        Object attribute = arguments.require(0, "attribute");
        List<Object> kept = new ArrayList<>();
        for (Object item : Values.iterate(value, frame.meter())) {
            if (passes(path(item, attribute, frame.meter()), arguments.without(1), frame) == wanted) {
                kept.add(item);
            }
        }
        return new Generated(kept);
    }

    private static boolean passes(Object item, Arguments test, Frame frame) {
        return test.positional().isEmpty()
                ? Values.truth(item)
                : Predicates.holds(test.text(0, "test"), item, test.without(1), frame.meter());
    }

    /** Follows a dotted path; its parts are items first, as in Jinja. */
    private static Object path(Object item, Object attribute, Meter meter) {
        if (!(attribute instanceof String names)) {
            return Lookup.item(item, attribute, meter);
        }
        Object value = item;
        for (String name : names.split("\\.", -1)) {
            boolean index =
                    !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
            value = Lookup.item(value, index ? (Object) Long.parseLong(name) : name, meter);
        }
        return value;
    }
}
