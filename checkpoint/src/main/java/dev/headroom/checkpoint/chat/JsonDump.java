package dev.headroom.checkpoint.chat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Python's {@code json.dumps} with {@code ensure_ascii=False}, which the filter {@code tojson} is. */
final class JsonDump {

    private final Meter meter;
    private final String itemSeparator;
    private final String keySeparator;
    private final String indent;
    private final boolean sorted;
    private final StringBuilder out = new StringBuilder();

    private JsonDump(Meter meter, String itemSeparator, String keySeparator, String indent, boolean sorted) {
        this.meter = meter;
        this.itemSeparator = itemSeparator;
        this.keySeparator = keySeparator;
        this.indent = indent;
        this.sorted = sorted;
    }

    static String dump(Object value, Arguments arguments, Meter meter) {
        arguments.atMost("ensure_ascii", "indent", "separators", "sort_keys");
        if (Values.truth(arguments.get(0, "ensure_ascii", false))) {
            throw TemplateException.unsupported("tojson with ensure_ascii");
        }
        Object indent = arguments.get(1, "indent", None.NONE);
        String unit = "";
        if (indent instanceof String text) {
            unit = text;
        } else if (indent != None.NONE) {
            unit = " ".repeat((int) Math.max(0, Math.min(100, Numbers.integer(indent))));
        }
        String item = indent == None.NONE ? ", " : ",";
        String key = ": ";
        Object separators = arguments.get(2, "separators", None.NONE);
        if (separators != None.NONE) {
            List<Object> pair = Values.iterate(separators, meter);
            if (pair.size() != 2 || !(pair.get(0) instanceof String) || !(pair.get(1) instanceof String)) {
                throw TemplateException.malformed("be given two separators", PythonText.repr(separators, meter));
            }
            item = (String) pair.get(0);
            key = (String) pair.get(1);
        }
        JsonDump dump = new JsonDump(
                meter,
                item,
                key,
                indent == None.NONE ? "" : "\n" + unit,
                Values.truth(arguments.get(3, "sort_keys", false)));
        dump.value(value, 0);
        return dump.out.toString();
    }

    private void value(Object value, int depth) {
        meter.enter();
        meter.charge(0);
        meter.bound(out.length());
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof List || value instanceof Tuple) {
            array(Values.items(value), depth);
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else {
            out.append(scalar(value));
        }
        meter.leave();
    }

    private static String scalar(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "true" : "false";
        }
        if (value instanceof Long) {
            return value.toString();
        }
        if (value == None.NONE) {
            return "null";
        }
        if (value instanceof Double number) {
            return Double.isNaN(number)
                    ? "NaN"
                    : Double.isInfinite(number) ? number > 0 ? "Infinity" : "-Infinity" : PythonText.floating(number);
        }
        throw TemplateException.malformed("write only JSON values by tojson", Values.typeName(value));
    }

    private void array(List<Object> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            line(depth + 1);
            value(item, depth + 1);
            separator = itemSeparator;
        }
        line(depth);
        out.append(']');
    }

    private void object(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        Map<?, ?> entries = sorted ? sorted(map) : map;
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator);
            line(depth + 1);
            Object key = entry.getKey();
            string(key instanceof String text ? text : scalar(key));
            out.append(keySeparator);
            value(entry.getValue(), depth + 1);
            separator = itemSeparator;
        }
        line(depth);
        out.append('}');
    }

    private static Map<?, ?> sorted(Map<?, ?> map) {
        Map<String, Object> entries = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String text)) {
                throw TemplateException.malformed("sort only string keys", Values.typeName(key));
            }
            entries.put(text, value);
        });
        return entries;
    }

    private void line(int depth) {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.substring(1).repeat(depth));
            meter.chargeText(out.length() > Meter.MAXIMUM_LENGTH ? out.length() : (long) indent.length() * depth);
        }
    }

    private void string(String text) {
        meter.chargeText(text.length());
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < 0x20 ? "\\u%04x".formatted((int) c) : Character.toString(c));
            }
        }
        out.append('"');
    }
}
