package dev.headroom.data.frame;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinTest {

    private static final List<String> NAMES = List.copyOf(Tables.TYPES.keySet());

    private static Map<String, ColumnType> types(String first, ColumnType one, String second, ColumnType other) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put(first, one);
        types.put(second, other);
        return types;
    }

    private static boolean matches(List<@Nullable Object> left, List<@Nullable Object> right, List<String> keys) {
        for (String key : keys) {
            Object a = left.get(NAMES.indexOf(key));
            Object b = right.get(NAMES.indexOf(key));
            if (a == null || b == null || !equal(a, b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Object a, Object b) {
        return a instanceof Double x ? ValueOrder.compare(x, (Double) b) == 0 : a.equals(b);
    }

    private static List<List<@Nullable Object>> reference(
            List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, JoinKind kind, List<String> keys) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        for (List<@Nullable Object> one : left) {
            int before = result.size();
            for (List<@Nullable Object> other : right) {
                if (matches(one, other, keys)) {
                    List<@Nullable Object> joined = new ArrayList<>(one);
                    for (String name : NAMES) {
                        if (!keys.contains(name)) {
                            joined.add(other.get(NAMES.indexOf(name)));
                        }
                    }
                    result.add(joined);
                }
            }
            if (result.size() == before && kind == JoinKind.LEFT) {
                List<@Nullable Object> alone = new ArrayList<>(one);
                alone.addAll(Collections.nCopies(NAMES.size() - keys.size(), null));
                result.add(alone);
            }
        }
        return result;
    }

    @Test
    void joinsLikeTheReferenceOnEveryKey() {
        List<List<@Nullable Object>> left = Tables.random(21, 120);
        List<List<@Nullable Object>> right = Tables.random(22, 90);
        Frame leftFrame = Tables.frame(Tables.TYPES, left);
        Frame rightFrame = Tables.frame(Tables.TYPES, right);
        List<List<String>> keys = new ArrayList<>(List.of(List.of("few", "small"), List.of("truth", "small", "few")));
        NAMES.forEach(name -> keys.add(List.of(name)));

        for (List<String> on : keys) {
            for (JoinKind kind : JoinKind.values()) {
                assertThat(Tables.rows(leftFrame.join(rightFrame, kind, on.toArray(String[]::new))))
                        .as("%s on %s", kind, on)
                        .isEqualTo(reference(left, right, kind, on));
            }
        }
    }

    @Test
    void namesThatClashGetASuffix() {
        Frame left = Tables.frame(types("k", ColumnType.TEXT, "v", ColumnType.INTEGER), List.of(row("a", 1L)));
        Frame right = Tables.frame(types("k", ColumnType.TEXT, "v", ColumnType.INTEGER), List.of(row("a", 2L)));

        Frame joined = left.join(right, JoinKind.INNER, "k");

        assertThat(joined.columnNames()).containsExactly("k", "v", "v_right");
        assertThat(Tables.rows(joined)).containsExactly(row("a", 1L, 2L));
        assertThat(joined.join(right, JoinKind.INNER, "k").columnNames())
                .containsExactly("k", "v", "v_right", "v_right_right");
    }

    @Test
    void rejectsKeysOfDifferentTypes() {
        Frame left = Tables.column("k", ColumnType.TEXT, "1");
        Frame right = Tables.column("k", ColumnType.INTEGER, 1L);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> left.join(right, JoinKind.INNER, "k"))
                .withMessage("types of key k must be equal in both frames, was TEXT and INTEGER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> left.join(right, JoinKind.INNER))
                .withMessage("keys must name at least one column, was empty");
    }

    @Test
    void emptySidesGiveNoMatches() {
        Frame some = Tables.column("k", ColumnType.TEXT, "a", null);
        Frame none = Tables.column("k", ColumnType.TEXT);

        assertThat(some.join(none, JoinKind.INNER, "k").rowCount()).isZero();
        assertThat(some.join(none, JoinKind.LEFT, "k").rowCount()).isEqualTo(2);
        assertThat(none.join(some, JoinKind.LEFT, "k").rowCount()).isZero();
    }
}
