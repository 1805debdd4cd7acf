package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic; integers are 64 bits wide and an overflow is an error. */
final class Numbers {

    private Numbers() {}

    static long integer(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw TemplateException.malformed("use an integer here", Values.typeName(value));
    }

    static double floating(Object value) {
        return value instanceof Double number ? number : integer(value);
    }

    /** Compares exactly, also a 64-bit integer with a float. */
    static int compare(Object left, Object right) {
        if (left instanceof Double || right instanceof Double) {
            double a = floating(left);
            double b = floating(right);
            return a == b ? 0 : a < b ? -1 : 1;
        }
        return Long.compare(integer(left), integer(right));
    }

    static Object sign(String operator, Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (value instanceof Double number) {
            return operator.equals("-") ? -number : number;
        }
        return operator.equals("-") ? exact(() -> Math.negateExact(integer(value))) : (Object) integer(value);
    }

    static Object apply(String operator, Object left, Object right, Meter meter) {
        if (left instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (Values.isNumber(left) && Values.isNumber(right)) {
            boolean floats = left instanceof Double || right instanceof Double || operator.equals("/");
            return floats
                    ? floats(operator, floating(left), floating(right))
                    : integers(operator, integer(left), integer(right));
        }
        if (operator.equals("+") && left instanceof String a && right instanceof String b) {
            meter.chargeText((long) a.length() + b.length());
            return a + b;
        }
        if (operator.equals("+") && left instanceof List && right instanceof List) {
            return joined(left, right, meter);
        }
        if (operator.equals("+") && left instanceof Tuple && right instanceof Tuple) {
            return new Tuple(joined(left, right, meter));
        }
        if (operator.equals("*") && (left instanceof Long || right instanceof Long)) {
            return left instanceof Long ? repeated(right, integer(left), meter) : repeated(left, integer(right), meter);
        }
        throw TemplateException.malformed(
                "apply '" + operator + "' to values that have it",
                Values.typeName(left) + " and " + Values.typeName(right));
    }

    private static List<Object> joined(Object left, Object right, Meter meter) {
        List<Object> all = new ArrayList<>(Values.items(left));
        all.addAll(Values.items(right));
        meter.charge(all.size());
        return all;
    }

    private static Object repeated(Object value, long times, Meter meter) {
        // Clamped above every bound, so that the product cannot overflow before it is refused.
        long count = Math.max(0, Math.min(times, Meter.MAXIMUM_LENGTH + 1L));
        if (value instanceof String text) {
            meter.chargeText(count * text.length());
            return text.repeat((int) count);
        }
        if (!(value instanceof List || value instanceof Tuple)) {
            throw TemplateException.malformed("repeat only strings and sequences", Values.typeName(value));
        }
        List<Object> items = Values.items(value);
        meter.charge(count * items.size());
        List<Object> all = new ArrayList<>();
        for (long i = 0; i < count && !items.isEmpty(); i++) {
            all.addAll(items);
        }
        return value instanceof Tuple ? new Tuple(all) : all;
    }

    private static Object integers(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> exact(() -> Math.addExact(a, b));
            case "-" -> exact(() -> Math.subtractExact(a, b));
            case "*" -> exact(() -> Math.multiplyExact(a, b));
            case "//" -> exact(() -> Math.floorDiv(a, divisor(b)));
            case "%" -> exact(() -> Math.floorMod(a, divisor(b)));
            case "**" -> b < 0 ? (Object) Math.pow((double) a, (double) b) : exact(() -> power(a, b));
            default -> throw TemplateException.unsupported("the operator '" + operator + "'");
        };
    }

    private static long divisor(long value) {
        if (value == 0) {
            throw new ArithmeticException("division by zero");
        }
        return value;
    }

    private static long power(long base, long exponent) {
        if (base == 0 || base == 1 || base == -1) {
            return exponent == 0 ? 1 : base == -1 && exponent % 2 == 0 ? 1 : base;
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static Object floats(String operator, double a, double b) {
        if (b == 0 && List.of("/", "//", "%").contains(operator)) {
            throw TemplateException.malformed("divide by something other than zero", "0");
        }
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> Math.floor(a / b);
            case "%" -> a - b * Math.floor(a / b);
            case "**" -> Math.pow(a, b);
            default -> throw TemplateException.unsupported("the operator '" + operator + "'");
        };
    }

    private interface Operation {
        long apply();
    }

    private static Object exact(Operation operation) {
        try {
            return operation.apply();
        } catch (ArithmeticException e) {
            throw TemplateException.malformed("compute within 64-bit integers", String.valueOf(e.getMessage()));
        }
    }
}
