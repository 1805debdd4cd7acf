package dev.headroom.chart;

import dev.headroom.ByteSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules that several forms of data share, and the weight of their texts. */
final class Checks {

    // object header and array header of a String, before its characters
    private static final long STRING_BYTES = 24 + 16;
    private static final long REFERENCE_BYTES = 8;

    private Checks() {}

    static void sameLength(String name, int length, String other, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    name + " must be as many as " + other + ", " + expected + ", was " + length);
        }
    }

    static void finite(String name, Numbers numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (!Double.isFinite(numbers.get(i))) {
                throw new IllegalArgumentException(name + " must be finite, was " + numbers.get(i) + " at " + i);
            }
        }
    }

    static void noInfinity(String name, Numbers numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (Double.isInfinite(numbers.get(i))) {
                throw new IllegalArgumentException(
                        name + " must be finite, or NaN for a gap, was " + numbers.get(i) + " at " + i);
            }
        }
    }

    static void atLeastZero(String name, Numbers numbers) {
        finite(name, numbers);
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) < 0) {
                throw new IllegalArgumentException(name + " must be at least 0, was " + numbers.get(i) + " at " + i);
            }
        }
    }

    static void distinctNames(String what, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(what + " must hold at least one, was empty");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("names of " + what + " must differ, was '" + name + "' twice");
            }
        }
    }

    static ByteSize weight(String text) {
        return ByteSize.of(STRING_BYTES + REFERENCE_BYTES + 2L * text.length());
    }

    static ByteSize weight(List<String> texts) {
        return texts.stream().map(Checks::weight).reduce(ByteSize.ZERO, ByteSize::plus);
    }
}
