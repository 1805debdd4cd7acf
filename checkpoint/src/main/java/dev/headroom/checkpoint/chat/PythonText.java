package dev.headroom.checkpoint.chat;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What Python's {@code str} and {@code repr} print, and what it takes for white space. */
final class PythonText {

    private PythonText() {}

    /** Python's {@code str.isspace} for one character. */
    static boolean isSpace(int c) {
        return (c >= 9 && c <= 13)
                || (c >= 28 && c <= 32)
                || c == 0x85
                || c == 0xa0
                || (c > 0x7f && Character.isSpaceChar(c));
    }

    /** Python's {@code str.isspace}: false for the empty text. */
    static boolean isSpace(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(PythonText::isSpace);
    }

    static String lstrip(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    static String rstrip(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String str(Object value, Meter meter) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Undefined) {
            return "";
        }
        return repr(value, meter);
    }

    static String repr(Object value, Meter meter) {
        StringBuilder out = new StringBuilder();
        repr(value, out, meter);
        return out.toString();
    }

    private static void repr(Object value, StringBuilder out, Meter meter) {
        meter.enter();
        meter.charge(0);
        meter.bound(out.length());
        if (value instanceof String text) {
            meter.chargeText(text.length());
            quote(text, out);
        } else if (value instanceof Boolean truth) {
            out.append(truth ? "True" : "False");
        } else if (value instanceof Long number) {
            out.append(number.longValue());
        } else if (value instanceof Double number) {
            out.append(floating(number));
        } else if (value == None.NONE) {
            out.append("None");
        } else if (value instanceof Undefined) {
            out.append("Undefined");
        } else if (value instanceof List) {
            sequence(Values.items(value), "[", "]", out, meter);
        } else if (value instanceof Tuple tuple) {
            sequence(tuple.items(), "(", tuple.items().size() == 1 ? ",)" : ")", out, meter);
        } else if (value instanceof Map<?, ?> map) {
            dict(map, out, meter);
        } else {
            throw TemplateException.unsupported("printing of a " + Values.typeName(value));
        }
        meter.leave();
    }

    private static void sequence(List<Object> items, String open, String close, StringBuilder out, Meter meter) {
        out.append(open);
        for (Iterator<Object> each = items.iterator(); each.hasNext(); ) {
            repr(each.next(), out, meter);
            out.append(each.hasNext() ? ", " : "");
        }
        out.append(close);
    }

    private static void dict(Map<?, ?> map, StringBuilder out, Meter meter) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            repr(entry.getKey(), out, meter);
            out.append(": ");
            repr(entry.getValue(), out, meter);
            separator = ", ";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(
                                c < 0x100
                                        ? "\\x%02x".formatted(c)
                                        : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                    }
                }
            }
        });
        out.append(quote);
    }

    private static boolean isPrintable(int c) {
        if (c == ' ') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The shortest decimal that reads back, in Python's layout: exponents below -4 and from 16 on. */
    static String floating(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + "%02d".formatted(Math.abs(exponent));
    }
}
