package dev.headroom.benchmarks.data;

import java.util.HashMap;
import java.util.Map;

/** Rows, units and amount per institution: the result of each group-by, to be compared. One thread at a time. */
final class Totals {

    private final Map<String, Total> byKey = new HashMap<>();

    /** What is known of one group. */
    private static final class Total {
        long rows;
        long units;
        double amount;
    }

    /** Adds a row. */
    void add(String key, long units, double amount) {
        Total total = byKey.computeIfAbsent(key, absent -> new Total());
        total.rows++;
        total.units += units;
        total.amount += amount;
    }

    /** Sets a finished group. */
    void put(String key, long rows, long units, double amount) {
        Total total = new Total();
        total.rows = rows;
        total.units = units;
        total.amount = amount;
        byKey.put(key, total);
    }

    int size() {
        return byKey.size();
    }

    /**
     * Checks that both have the same groups, with amounts equal but for the order in which they were added.
     *
     * @throws IllegalStateException if not
     */
    void requireSame(Totals other, String name) {
        byKey.forEach((key, total) -> {
            Total same = other.byKey.get(key);
            if (same == null
                    || same.rows != total.rows
                    || same.units != total.units
                    || Math.abs(same.amount - total.amount) > 1e-9 * total.amount) {
                throw new IllegalStateException("group '" + key + "' differs in " + name);
            }
        });
        if (other.size() != size()) {
            throw new IllegalStateException(name + " must have " + size() + " groups, had " + other.size());
        }
    }
}
