package dev.headroom.checkpoint.chat;

import java.util.Locale;
import java.util.Map;

/** Jinja's tests, which follow {@code is}. */
final class Predicates {

    private Predicates() {}

    static boolean holds(String name, Object value, Arguments arguments, Meter meter) {
        return switch (name) {
            case "defined" -> !(value instanceof Undefined);
            case "undefined" -> value instanceof Undefined;
            case "none" -> value == None.NONE;
            case "string" -> value instanceof String;
            case "mapping" -> value instanceof Map;
            case "iterable" -> Values.isIterable(value);
            case "sequence" -> Values.size(value).isPresent();
            case "boolean" -> value instanceof Boolean;
            case "true" -> Boolean.TRUE.equals(value);
            case "false" -> Boolean.FALSE.equals(value);
            case "number" -> Values.isNumber(value);
            case "integer" -> value instanceof Long;
            case "float" -> value instanceof Double;
            case "callable" -> value instanceof Callable;
            case "odd" -> remainder(value, 2L, meter) == 1;
            case "even" -> remainder(value, 2L, meter) == 0;
            case "divisibleby" -> remainder(value, arguments.require(0, "num"), meter) == 0;
            case "lower" -> isLower(PythonText.str(value, meter));
            case "upper" -> isUpper(PythonText.str(value, meter));
            case "eq", "equalto", "==" -> compare("==", value, arguments, meter);
            case "ne", "!=" -> compare("!=", value, arguments, meter);
            case "lt", "lessthan", "<" -> compare("<", value, arguments, meter);
            case "le", "<=" -> compare("<=", value, arguments, meter);
            case "gt", "greaterthan", ">" -> compare(">", value, arguments, meter);
            case "ge", ">=" -> compare(">=", value, arguments, meter);
            case "in" -> compare("in", value, arguments, meter);
            default -> throw TemplateException.unsupported("the test '" + name + "'");
        };
    }

    private static boolean compare(String operator, Object value, Arguments arguments, Meter meter) {
        return Comparisons.holds(operator, value, arguments.require(0, "other"), meter);
    }

    private static double remainder(Object value, Object divisor, Meter meter) {
        return Numbers.floating(Numbers.apply("%", value, divisor, meter));
    }

    private static boolean isLower(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static boolean isUpper(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
    }
}
