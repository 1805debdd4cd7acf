package dev.headroom.data.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {

    private static final int SEVERAL_CHUNKS = 3 * Chunk.ROWS + 17;

    @Test
    void givesEveryValueBackWhateverItsWidth() {
        Random random = new Random(7);
        for (int bits = 0; bits <= 64; bits++) {
            List<@Nullable Long> values = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                long value = bits == 0 ? 0 : random.nextLong() >> (64 - bits);
                values.add(random.nextInt(10) == 0 ? null : Long.valueOf(value));
            }
            assertSame(StoredColumns.longs(ChunkStore.onHeap(), values), values);
        }
    }

    @Test
    void keepsTheExtremesOf64Bits() {
        List<@Nullable Long> values = Arrays.asList(Long.MIN_VALUE, null, Long.MAX_VALUE, 0L, -1L, 1L);
        assertSame(StoredColumns.longs(ChunkStore.onHeap(), values), values);
    }

    @Test
    void takesSixteenBitsForAscendingNumbersAnywhere() {
        List<@Nullable Long> values = new ArrayList<>();
        LongStream.range(0, SEVERAL_CHUNKS).forEach(i -> values.add(9_000_000_000L + i));
        LongColumn column = StoredColumns.longs(ChunkStore.onHeap(), values);
        assertSame(column, values);
        assertThat(column.retained().bytes()).isEqualTo(3L * Chunk.ROWS * 2 + 17);
    }

    @Test
    void dividesByTheCommonStep() {
        List<@Nullable Long> hours = new ArrayList<>();
        LongStream.range(0, 200).forEach(i -> hours.add(1_356_998_400_000_000L + i * 3_600_000_000L));
        LongColumn column = StoredColumns.longs(ChunkStore.onHeap(), hours);
        assertSame(column, hours);
        assertThat(column.retained().bytes()).isEqualTo(200);
        assertThat(column.encoding()).isEqualTo("uint8 × 3600000000 + base");
    }

    @Test
    void holdsAConstantInNoBytes() {
        LongColumn column = StoredColumns.longs(ChunkStore.onHeap(), List.of(5L, 5L, 5L));
        assertThat(column.get(2)).isEqualTo(5);
        assertThat(column.retained().bytes()).isZero();
    }

    @Test
    void namesAPlainTypeOnlyWhereItHoldsTheValues() {
        assertThat(encoding(-128L, -127L, 127L)).isEqualTo("int8");
        assertThat(encoding(0L, 1L, 127L)).isEqualTo("int8");
        assertThat(encoding(0L, 128L, 255L)).isEqualTo("uint8");
        assertThat(encoding(0L, 200L, 201L, null)).isEqualTo("uint8");
        assertThat(encoding(-1L, 0L, 128L)).isEqualTo("uint8 + base");
        assertThat(encoding(0L, 65_535L, 1L)).isEqualTo("uint16");
        assertThat(encoding(-32_768L, 32_767L, 0L)).isEqualTo("int16");
        assertThat(encoding(0L, 1L)).isEqualTo("bit");
        assertThat(encoding(Long.MIN_VALUE, 0L, Long.MAX_VALUE)).isEqualTo("int64");
    }

    private static String encoding(@Nullable Long... values) {
        return StoredColumns.longs(ChunkStore.onHeap(), Arrays.asList(values)).encoding();
    }

    @Test
    void countsMissingValuesAndSpendsOneBitOnThem() {
        List<@Nullable Long> values = Arrays.asList(null, 3L, null);
        LongColumn column = StoredColumns.longs(ChunkStore.onHeap(), values);
        assertThat(column.nullCount()).isEqualTo(2);
        assertThat(column.isNull(0)).isTrue();
        assertThat(column.get(0)).isZero();
        assertThat(column.text(0)).isEmpty();
        assertThat(column.value(1)).isEqualTo(3L);
    }

    @Test
    void showsWhatTheNumbersMean() {
        assertThat(of(ColumnType.BOOLEAN, 1).text(0)).isEqualTo("true");
        assertThat(of(ColumnType.DATE, -719_162).text(0)).isEqualTo("0001-01-01");
        assertThat(of(ColumnType.TIMESTAMP, 1_357_020_000_000_000L).text(0)).isEqualTo("2013-01-01T06:00:00");
        assertThat(of(ColumnType.TIMESTAMP, -1).text(0)).isEqualTo("1969-12-31T23:59:59.999999");
        assertThat(of(ColumnType.INSTANT, 1_357_020_000_000_000L).text(0)).isEqualTo("2013-01-01T06:00:00Z");
    }

    @Test
    void forgetsARowThatWasSetAgain() {
        LongColumnBuilder builder = (LongColumnBuilder)
                ColumnBuilder.of("x", ColumnType.INTEGER, ChunkStore.onHeap(), ColumnSettings.defaults());
        builder.set(1);
        builder.set(2);
        builder.endRow();
        builder.set(3);
        builder.setNull();
        builder.endRow();
        Column column = builder.build();
        assertThat(column.value(0)).isEqualTo(2L);
        assertThat(column.isNull(1)).isTrue();
    }

    @Test
    void beginsAnewAfterBuilding() {
        LongColumnBuilder builder = (LongColumnBuilder)
                ColumnBuilder.of("x", ColumnType.INTEGER, ChunkStore.onHeap(), ColumnSettings.defaults());
        builder.endRow();
        builder.build();
        builder.set(4);
        builder.endRow();
        Column second = builder.build();
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.nullCount()).isZero();
    }

    @Test
    void widensToDecimalsWhereEveryValueIsExact() {
        List<@Nullable Long> values = new ArrayList<>();
        LongStream.range(0, Chunk.ROWS + 3).forEach(i -> values.add(i % 5 == 0 ? null : Long.valueOf(i * 1000)));
        LongColumnBuilder builder = (LongColumnBuilder)
                ColumnBuilder.of("x", ColumnType.INTEGER, ChunkStore.onHeap(), ColumnSettings.defaults());
        for (Long value : values) {
            if (value != null) {
                builder.set(value);
            }
            builder.endRow();
        }
        DoubleColumnBuilder wide = builder.widened().orElseThrow();
        wide.setScaled(15, 1);
        wide.endRow();
        DoubleColumn column = (DoubleColumn) wide.build();
        assertThat(column.size()).isEqualTo(values.size() + 1);
        for (int i = 0; i < values.size(); i++) {
            Long value = values.get(i);
            assertThat(column.value(i)).isEqualTo(value == null ? null : Double.valueOf(value));
        }
        assertThat(column.get(values.size())).isEqualTo(1.5);
    }

    @Test
    void doesNotWidenWhatADoubleWouldChange() {
        LongColumnBuilder builder = (LongColumnBuilder)
                ColumnBuilder.of("x", ColumnType.INTEGER, ChunkStore.onHeap(), ColumnSettings.defaults());
        builder.set((1L << 53) + 1);
        builder.endRow();
        assertThat(builder.widened()).isEmpty();
    }

    @Test
    void rejectsARowThatIsNotThere() {
        LongColumn column = StoredColumns.longs(ChunkStore.onHeap(), List.of(1L));
        assertThatThrownBy(() -> column.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> column.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Column of(ColumnType type, long value) {
        LongColumnBuilder builder =
                (LongColumnBuilder) ColumnBuilder.of("x", type, ChunkStore.onHeap(), ColumnSettings.defaults());
        builder.set(value);
        builder.endRow();
        return builder.build();
    }

    private static void assertSame(LongColumn column, List<@Nullable Long> values) {
        assertThat(column.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!java.util.Objects.equals(column.value(i), values.get(i))) {
                assertThat(column.value(i)).as("row " + i).isEqualTo(values.get(i));
            }
        }
    }
}
