package dev.headroom.data.statistics;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.data.column.ChunkStore;
import dev.headroom.data.column.ColumnSettings;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameBuilder;
import dev.headroom.data.frame.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    private static final Map<String, ColumnType> TYPES = types();

    private static Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("a", ColumnType.INTEGER);
        types.put("b", ColumnType.DECIMAL);
        types.put("text", ColumnType.TEXT);
        types.put("c", ColumnType.DECIMAL);
        return types;
    }

    private static List<List<@Nullable Object>> random() {
        Random random = new Random(5);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long a = random.nextInt(100);
            rows.add(row(
                    random.nextInt(9) == 0 ? null : a,
                    random.nextInt(9) == 0 ? null : (Object) (a * 2 + random.nextGaussian() * 40),
                    "x",
                    random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian()));
        }
        return rows;
    }

    @Test
    void pairsUseTheRowsThatHaveBoth() {
        List<List<@Nullable Object>> rows = random();
        Correlation correlation = Correlation.of(Tables.frame(TYPES, rows));
        List<double[]> complete = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) instanceof Long a && row.get(1) instanceof Double b) {
                complete.add(new double[] {a, b});
            }
        }
        double meanA = complete.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double meanB = complete.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double ab = complete.stream()
                .mapToDouble(p -> (p[0] - meanA) * (p[1] - meanB))
                .sum();
        double aa = complete.stream()
                .mapToDouble(p -> (p[0] - meanA) * (p[0] - meanA))
                .sum();
        double bb = complete.stream()
                .mapToDouble(p -> (p[1] - meanB) * (p[1] - meanB))
                .sum();

        assertThat(correlation.names()).containsExactly("a", "b", "c");
        assertThat(correlation.rows("a", "b")).isEqualTo(complete.size());
        assertThat(correlation.between("a", "b")).isCloseTo(ab / Math.sqrt(aa * bb), within(1e-12));
        assertThat(correlation.between("b", "a")).isEqualTo(correlation.between("a", "b"));
        assertThat(correlation.between("c", "c")).isCloseTo(1, within(1e-12));
    }

    @Test
    void columnThatNeverChangesHasNone() {
        Frame frame = Tables.frame(TYPES, List.of(row(1L, 2.0, "x", 3.0), row(1L, 3.0, "x", 4.0)));

        assertThat(Correlation.of(frame).between("a", "b")).isNaN();
        assertThat(Correlation.of(frame)).hasToString("""
                   a     b     c
                a  -     -     -
                b  -  1.00  1.00
                c  -  1.00  1.00
                """);
    }

    @Test
    void rejectsColumnsThatAreNoNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correlation.of(Tables.frame(TYPES, List.of())).between("a", "text"))
                .withMessage("column must be one of the numbers [a, b, c], was text");
    }

    @Test
    void rejectsMoreColumnsThanPairsHaveRoomFor() {
        FrameBuilder builder =
                new FrameBuilder(ChunkStore.onHeap(), ColumnSettings.defaults().withChunkRows(1));
        for (int i = 0; i <= Correlation.MOST_COLUMNS; i++) {
            builder.add("n" + i, ColumnType.INTEGER);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correlation.of(builder.build()))
                .withMessage("columns of numbers must be at most 2000, was 2001; select fewer");
    }
}
