package dev.headroom.checkpoint.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jinja's filters of single values; those of sequences are in {@link SequenceFilters}. */
final class Filters {

    private static final Pattern WORD_STARTS = Pattern.compile("[-\\s({\\[<]+");

    private Filters() {}

    static Object apply(String name, Object value, Arguments arguments, Frame frame) {
        Meter meter = frame.meter();
        return switch (name) {
            case "default", "d" -> otherwise(value, arguments.atMost("default_value", "boolean"));
            case "trim" -> StringMethods.call("strip", text(value, meter), arguments, meter);
            case "upper" -> text(value, meter).toUpperCase(Locale.ROOT);
            case "lower" -> text(value, meter).toLowerCase(Locale.ROOT);
            case "capitalize" -> StringMethods.capitalize(text(value, meter));
            case "title" -> title(text(value, meter));
            case "string" -> text(value, meter);
            case "safe" -> value;
            case "replace" -> replace(text(value, meter), arguments.atMost("old", "new", "count"), meter);
            case "tojson" -> JsonDump.dump(value, arguments, meter);
            case "length", "count" -> length(value);
            case "int" -> integer(value, arguments.atMost("default", "base"));
            case "float" -> floating(value, arguments.atMost("default"));
            case "abs" -> Numbers.compare(value, 0L) < 0 ? Numbers.sign("-", value) : value;
            case "items" -> items(value, meter);
            default -> SequenceFilters.apply(name, value, arguments, frame);
        };
    }

    private static String text(Object value, Meter meter) {
        String text = PythonText.str(value, meter);
        meter.chargeText(text.length());
        return text;
    }

    private static Object otherwise(Object value, Arguments arguments) {
        boolean replaced = value instanceof Undefined
                || (Values.truth(arguments.get(1, "boolean", false)) && !Values.truth(value));
        return replaced ? arguments.get(0, "default_value", "") : value;
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        int start = 0;
        Matcher matcher = WORD_STARTS.matcher(text);
        while (matcher.find()) {
            title.append(StringMethods.capitalize(text.substring(start, matcher.start())))
                    .append(matcher.group());
            start = matcher.end();
        }
        return title.append(StringMethods.capitalize(text.substring(start))).toString();
    }

    private static String replace(String text, Arguments arguments, Meter meter) {
        String old = text(arguments.require(0, "old"), meter);
        String replacement = text(arguments.require(1, "new"), meter);
        Object count = arguments.get(2, "count", None.NONE);
        return StringMethods.replace(text, Arguments.of(List.of(old, replacement, count)), meter);
    }

    private static Object length(Object value) {
        return (long) Values.size(value)
                .orElseThrow(() -> TemplateException.malformed("have a length", Values.typeName(value)));
    }

    private static Object items(Object value, Meter meter) {
        if (value instanceof Undefined) {
            return new Generated(List.of());
        }
        if (!(value instanceof Map<?, ?> dict)) {
            throw TemplateException.malformed("be a mapping for the filter 'items'", Values.typeName(value));
        }
        return new Generated(DictMethods.items(dict, meter));
    }

    private static Object integer(Object value, Arguments arguments) {
        Object otherwise = arguments.get(0, "default", 0L);
        try {
            if (value instanceof String text) {
                int base = (int) Numbers.integer(arguments.get(1, "base", 10L));
                String digits = text.strip().replace("_", "");
                return digits.matches("[+-]?\\w+") && base >= 2 && base <= 36 && isIn(digits, base)
                        ? (Object) Long.parseLong(digits, base)
                        : (long) Double.parseDouble(text.strip());
            }
            if (value instanceof Double number) {
                return number.isNaN() || number.isInfinite() ? otherwise : (Object) number.longValue();
            }
            return Values.isNumber(value) ? Numbers.integer(value) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static boolean isIn(String digits, int base) {
        String bare = digits.startsWith("+") || digits.startsWith("-") ? digits.substring(1) : digits;
        return bare.chars().allMatch(c -> Character.digit(c, base) >= 0);
    }

    private static Object floating(Object value, Arguments arguments) {
        Object otherwise = arguments.get(0, "default", 0.0);
        try {
            if (value instanceof String text) {
                return Double.parseDouble(text.strip());
            }
            return Values.isNumber(value) ? Numbers.floating(value) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
