package dev.headroom.checkpoint.chat;

import java.util.ArrayList;
import java.util.List;

/** Python's slices, bounds clamped. */
final class Slices {

    private Slices() {}

    static Object slice(Object target, Object start, Object stop, Object step, Meter meter) {
        if (target instanceof Undefined undefined) {
            throw undefined.failure();
        }
        long stride = step == None.NONE ? 1 : Numbers.integer(step);
        if (stride == 0) {
            throw TemplateException.malformed("use a slice step other than 0", "0");
        }
        if (target instanceof String text) {
            int[] points = text.codePoints().toArray();
            meter.charge(points.length);
            StringBuilder chosen = new StringBuilder();
            indices(points.length, start, stop, stride).forEach(i -> chosen.appendCodePoint(points[i]));
            return chosen.toString();
        }
        if (!(target instanceof List || target instanceof Tuple)) {
            throw TemplateException.malformed("slice only strings and sequences", Values.typeName(target));
        }
        List<Object> items = Values.items(target);
        meter.charge(items.size());
        List<Object> chosen = new ArrayList<>();
        indices(items.size(), start, stop, stride).forEach(i -> chosen.add(items.get(i)));
        return target instanceof Tuple ? new Tuple(chosen) : chosen;
    }

    private static List<Integer> indices(int size, Object start, Object stop, long stride) {
        long low = stride > 0 ? 0 : -1;
        long high = stride > 0 ? size : size - 1L;
        long first = bound(start, stride > 0 ? low : high, size, low, high);
        long last = bound(stop, stride > 0 ? high : low, size, low, high);
        List<Integer> indices = new ArrayList<>();
        // A stride beyond the size ends after one element; clamped so that the sum cannot overflow.
        long by = Math.max(-size - 1L, Math.min(size + 1L, stride));
        for (long i = first; by > 0 ? i < last : i > last; i += by) {
            indices.add((int) i);
        }
        return indices;
    }

    private static long bound(Object given, long otherwise, int size, long low, long high) {
        if (given == None.NONE) {
            return otherwise;
        }
        long value = Numbers.integer(given);
        return Math.max(low, Math.min(high, value < 0 ? value + size : value));
    }
}
