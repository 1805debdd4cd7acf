package dev.headroom.data.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.data.column.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SliceTest {

    private final List<List<@Nullable Object>> rows = Tables.random(31, 100);
    private final Frame frame = Tables.frame(Tables.TYPES, rows);

    @Test
    void sliceKeepsRowsInBetween() {
        assertThat(Tables.rows(frame.slice(10, 25))).isEqualTo(rows.subList(10, 25));
        assertThat(frame.slice(100, 100).rowCount()).isZero();
    }

    @Test
    void concatenationOfSlicesIsTheWhole() {
        Frame whole = frame.slice(0, 33).concat(frame.slice(33, 100));

        assertThat(Tables.rows(whole)).isEqualTo(rows);
    }

    @Test
    void concatenationKeepsBothDictionaries() {
        Frame both =
                Tables.column("t", ColumnType.TEXT, "a", "b").concat(Tables.column("t", ColumnType.TEXT, "c", "a"));

        assertThat(Tables.rows(both))
                .isEqualTo(
                        new ArrayList<>(List.of(Tables.row("a"), Tables.row("b"), Tables.row("c"), Tables.row("a"))));
    }

    @Test
    void rejectsSlicesBeyondTheFrame() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame.slice(50, 101))
                .withMessage("slice must be within 0 to 100, was 50 to 101");
    }

    @Test
    void rejectsConcatenationOfDifferentColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.column("a", ColumnType.TEXT).concat(Tables.column("a", ColumnType.INTEGER)))
                .withMessage("columns of both frames must be the same, was [a TEXT] and [a INTEGER]");
    }
}
