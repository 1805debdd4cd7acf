package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Group-by as one would write it down, over plain rows: the control of the fast one. */
final class NaiveGroups {

    private static final List<String> NAMES = List.copyOf(Tables.TYPES.keySet());

    private NaiveGroups() {}

    static List<List<@Nullable Object>> of(
            List<List<@Nullable Object>> rows, List<String> keys, List<Aggregate> aggregates) {
        Map<List<@Nullable Object>, List<List<@Nullable Object>>> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            keys.forEach(name -> key.add(normal(row.get(NAMES.indexOf(name)))));
            groups.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
        }
        List<List<@Nullable Object>> results = new ArrayList<>();
        groups.forEach((key, members) -> {
            List<@Nullable Object> result = new ArrayList<>(key);
            for (Aggregate aggregate : aggregates) {
                result.add(figure(aggregate, members));
            }
            results.add(result);
        });
        return results;
    }

    private static @Nullable Object normal(@Nullable Object value) {
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }

    private static @Nullable Object figure(Aggregate aggregate, List<List<@Nullable Object>> rows) {
        if (aggregate.kind() == Aggregate.Kind.COUNT_ROWS) {
            return (long) rows.size();
        }
        List<Object> values = rows.stream()
                .map(row -> normal(row.get(NAMES.indexOf(aggregate.column()))))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return switch (aggregate.kind()) {
            case COUNT -> (long) values.size();
            case DISTINCT -> values.stream().distinct().count();
            case MIN -> values.stream().min(NaiveGroups::compare).orElse(null);
            case MAX -> values.stream().max(NaiveGroups::compare).orElse(null);
            case SUM -> values.isEmpty() ? null : sum(values);
            case MEAN -> values.isEmpty() ? null : mean(values);
            case STANDARD_DEVIATION -> values.size() < 2 ? null : deviation(values);
            default -> values.isEmpty() ? null : quantile(values, aggregate.fraction());
        };
    }

    private static Object sum(List<Object> values) {
        if (!(values.get(0) instanceof Double)) {
            return values.stream().mapToLong(NaiveGroups::whole).sum();
        }
        return values.stream().mapToDouble(value -> (Double) value).sum();
    }

    private static double mean(List<Object> values) {
        BigDecimal sum =
                values.stream().map(value -> BigDecimal.valueOf(whole(value))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / values.size();
    }

    private static double deviation(List<Object> values) {
        double mean = values.stream().mapToDouble(NaiveGroups::number).average().orElseThrow();
        double squares = values.stream()
                .mapToDouble(value -> (number(value) - mean) * (number(value) - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    private static double quantile(List<Object> values, double fraction) {
        double[] sorted =
                values.stream().mapToDouble(NaiveGroups::number).sorted().toArray();
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static long whole(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : (Long) value;
    }

    private static double number(Object value) {
        return value instanceof Double number ? number : whole(value);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof String text) {
            return text.codePoints()
                            .boxed()
                            .toList()
                            .equals(((String) b).codePoints().boxed().toList())
                    ? 0
                    : byCodePoint(text, (String) b);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static int byCodePoint(String a, String b) {
        int[] one = a.codePoints().toArray();
        int[] other = b.codePoints().toArray();
        return java.util.Arrays.compare(one, other);
    }

    /** Compares results; decimals within a part in 10^12, because sums run in different orders. */
    static void assertClose(List<List<@Nullable Object>> actual, List<List<@Nullable Object>> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            for (int i = 0; i < expected.get(row).size(); i++) {
                Object one = actual.get(row).get(i);
                Object other = expected.get(row).get(i);
                if (one instanceof Double number && other instanceof Double wanted && Double.isFinite(wanted)) {
                    assertThat(number)
                            .as("row %s, column %s", row, i)
                            .isCloseTo(wanted, within(Math.max(1e-9, Math.abs(wanted) * 1e-12)));
                } else {
                    assertThat(one).as("row %s, column %s", row, i).isEqualTo(other);
                }
            }
        }
    }
}
