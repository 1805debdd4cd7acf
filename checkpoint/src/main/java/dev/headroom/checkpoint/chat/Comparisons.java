package dev.headroom.checkpoint.chat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's comparisons: equality across types is false, order across types is an error. */
final class Comparisons {

    private Comparisons() {}

    static boolean holds(String operator, Object left, Object right, Meter meter) {
        return switch (operator) {
            case "==" -> equal(left, right, meter);
            case "!=" -> !equal(left, right, meter);
            case "<" -> order(operator, left, right, meter) < 0;
            case "<=" -> order(operator, left, right, meter) <= 0;
            case ">" -> order(operator, left, right, meter) > 0;
            case ">=" -> order(operator, left, right, meter) >= 0;
            case "in" -> contains(right, left, meter);
            case "not in" -> !contains(right, left, meter);
            default -> throw TemplateException.unsupported("the operator '" + operator + "'");
        };
    }

    static boolean equal(Object left, Object right, Meter meter) {
        meter.enter();
        boolean equal = equalDeep(left, right, meter);
        meter.leave();
        return equal;
    }

    private static boolean equalDeep(Object left, Object right, Meter meter) {
        meter.charge(0);
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return Numbers.compare(left, right) == 0;
        }
        if (left instanceof Undefined || right instanceof Undefined) {
            return left instanceof Undefined && right instanceof Undefined;
        }
        boolean lists = left instanceof List && right instanceof List;
        boolean tuples = left instanceof Tuple && right instanceof Tuple;
        if (lists || tuples) {
            List<Object> ours = Values.items(left);
            List<Object> theirs = Values.items(right);
            Iterator<Object> other = theirs.iterator();
            return ours.size() == theirs.size() && ours.stream().allMatch(each -> equal(each, other.next(), meter));
        }
        if (left instanceof Map<?, ?> ours && right instanceof Map<?, ?> theirs) {
            return ours.size() == theirs.size()
                    && ours.entrySet().stream().allMatch(entry -> {
                        Object value = theirs.get(entry.getKey());
                        return value != null && equal(entry.getValue(), value, meter);
                    });
        }
        if (left instanceof String text) {
            meter.chargeText(text.length());
        }
        return left.equals(right);
    }

    static int order(String operator, Object left, Object right, Meter meter) {
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return Numbers.compare(left, right);
        }
        if (left instanceof String a && right instanceof String b) {
            meter.chargeText((long) a.length() + b.length());
            return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        }
        throw TemplateException.malformed(
                "compare numbers or strings by '" + operator + "'",
                Values.typeName(left) + " and " + Values.typeName(right));
    }

    static boolean contains(Object container, Object element, Meter meter) {
        if (container instanceof String text) {
            if (!(element instanceof String part)) {
                throw TemplateException.malformed("look only for strings in a string", Values.typeName(element));
            }
            meter.chargeText(text.length());
            return text.contains(part);
        }
        if (container instanceof Map<?, ?> dict) {
            return dict.containsKey(element);
        }
        return Values.iterate(container, meter).stream().anyMatch(each -> equal(element, each, meter));
    }
}
