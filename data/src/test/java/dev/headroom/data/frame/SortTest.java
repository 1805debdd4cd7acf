package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SortTest {

    private static final List<String> NAMES = List.copyOf(Tables.TYPES.keySet());

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof String text) {
            return ValueOrder.compare(text, (String) b);
        }
        return a instanceof Double number
                ? ValueOrder.compare(number, (Double) b)
                : ((Comparable<Object>) a).compareTo(b);
    }

    private static Comparator<List<@Nullable Object>> reference(Order order) {
        int place = NAMES.indexOf(order.column());
        boolean rising = order.direction() == Order.Direction.ASCENDING;
        return (one, other) -> {
            Object a = one.get(place);
            Object b = other.get(place);
            if (a == null || b == null) {
                return Boolean.compare(a == null, b == null);
            }
            return rising ? compare(a, b) : compare(b, a);
        };
    }

    private static void assertSorted(List<List<@Nullable Object>> rows, Order first, Order second) {
        List<List<@Nullable Object>> expected = new ArrayList<>(rows);
        expected.sort(reference(first).thenComparing(reference(second)));

        assertThat(Tables.rows(Tables.frame(Tables.TYPES, rows).sort(first, second)))
                .as("%s, %s", first, second)
                .isEqualTo(expected);
    }

    @Test
    void sortsEveryTypeLikeTheReference() {
        List<List<@Nullable Object>> rows = Tables.random(5, 700);
        for (String name : NAMES) {
            assertSorted(rows, Order.ascending(name), Order.descending("small"));
            assertSorted(rows, Order.descending(name), Order.ascending("few"));
        }
    }

    @Test
    @Tag("slow")
    void sortsSeveralChunksLikeTheReference() {
        assertSorted(Tables.random(6, 150_000), Order.ascending("few"), Order.descending("number"));
    }

    @Test
    void equalRowsKeepTheirOrder() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            rows.add(Tables.row(i % 3, i));
        }
        Frame frame = Tables.frame(new TreeMap<>(Map.of("a", ColumnType.INTEGER, "b", ColumnType.INTEGER)), rows);
        Comparator<List<@Nullable Object>> byFirst = Comparator.comparing(row -> 2 - (Long) row.get(0));
        rows.sort(byFirst);

        assertThat(Tables.rows(frame.sort(Order.descending("a")))).isEqualTo(rows);
    }

    @Test
    void emptyFrameStaysEmpty() {
        Frame empty = Tables.frame(Tables.TYPES, List.of());

        assertThat(empty.sort(Order.ascending("few")).rowCount()).isZero();
    }

    @Test
    void rejectsNoOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.frame(Tables.TYPES, List.of()).sort())
                .withMessage("orders must name at least one column, was empty");
    }
}
