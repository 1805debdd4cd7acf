package dev.headroom.data.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecimalNumbersTest {

    private static final ColumnSettings EXACT = ColumnSettings.defaults().withChunkRows(16);

    @Test
    void holdsTwoDigitsAfterThePointAsWholeNumbers() {
        List<@Nullable Double> values = Arrays.asList(39.02, 26.06, null, -59.37, 100.0);
        DoubleColumn column = StoredColumns.doubles(ChunkStore.onHeap(), EXACT, values);
        assertSame(column, values);
        assertThat(column.encoding()).isEqualTo("int16 / 10^2");
    }

    @Test
    void takesTheScaleOfDecimalsThatCameAsText() {
        DoubleColumnBuilder builder =
                (DoubleColumnBuilder) ColumnBuilder.of("x", ColumnType.DECIMAL, ChunkStore.onHeap(), EXACT);
        builder.setScaled(3_141_592_653L, 9);
        builder.endRow();
        builder.setScaled(5, 1);
        builder.endRow();
        DoubleColumn column = (DoubleColumn) builder.build();
        assertThat(column.get(0)).isEqualTo(3.141592653);
        assertThat(column.get(1)).isEqualTo(0.5);
    }

    @Test
    void usesFloat32OnlyWhereEveryValueComesBack() {
        Random random = new Random(3);
        List<@Nullable Double> floats = new ArrayList<>();
        List<@Nullable Double> doubles = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            floats.add((double) (random.nextFloat() * 1e20f));
            doubles.add(random.nextDouble());
        }
        DoubleColumn narrow = StoredColumns.doubles(ChunkStore.onHeap(), EXACT, floats);
        DoubleColumn wide = StoredColumns.doubles(ChunkStore.onHeap(), EXACT, doubles);
        assertSame(narrow, floats);
        assertSame(wide, doubles);
        assertThat(narrow.encoding()).isEqualTo("float32");
        assertThat(wide.encoding()).isEqualTo("float64");
    }

    @Test
    void staysWithinAStatedTolerance() {
        Random random = new Random(3);
        List<@Nullable Double> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.add(random.nextGaussian());
        }
        DoubleColumn column = StoredColumns.doubles(ChunkStore.onHeap(), EXACT.withFloatTolerance(1e-6), values);
        assertThat(column.encoding()).isEqualTo("float32");
        for (int i = 0; i < values.size(); i++) {
            double value = java.util.Objects.requireNonNull(values.get(i));
            assertThat(Math.abs(column.get(i) - value)).isLessThanOrEqualTo(1e-6 * Math.abs(value));
        }
    }

    @Test
    void keepsWhatNoWholeNumberStandsFor() {
        List<@Nullable Double> values = Arrays.asList(
                -0.0,
                0.0,
                Double.NaN,
                null,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                1e17,
                0.1);
        assertSame(StoredColumns.doubles(ChunkStore.onHeap(), EXACT, values), values);
        for (Double value : values) {
            assertSame(StoredColumns.doubles(ChunkStore.onHeap(), EXACT, Arrays.asList(value)), Arrays.asList(value));
        }
    }

    @Test
    void givesRandomDecimalsOfAnyScaleBackBitByBit() {
        Random random = new Random(11);
        for (int scale = 0; scale <= DoubleChunk.MAX_SCALE; scale++) {
            DoubleColumnBuilder builder =
                    (DoubleColumnBuilder) ColumnBuilder.of("x", ColumnType.DECIMAL, ChunkStore.onHeap(), EXACT);
            List<Double> expected = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long mantissa = random.nextLong() >> (10 + random.nextInt(40));
                builder.setScaled(mantissa, scale);
                builder.endRow();
                expected.add(new java.math.BigDecimal(java.math.BigInteger.valueOf(mantissa), scale).doubleValue());
            }
            assertSame((DoubleColumn) builder.build(), new ArrayList<>(expected));
        }
    }

    private static void assertSame(DoubleColumn column, List<@Nullable Double> values) {
        assertThat(column.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            assertThat(column.value(i)).as("row " + i).isEqualTo(values.get(i));
        }
    }
}
