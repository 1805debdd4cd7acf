package dev.headroom.data.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.budget.MemoryBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkStoreTest {

    @TempDir
    Path directory;

    @Test
    void leasesWhatItKeepsAndGivesItBack() {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(10), () -> ByteSize.ZERO);
        ChunkStore store = ChunkStore.leased(budget, "numbers", directory);
        LongColumn column = StoredColumns.longs(store, numbers(2 * Chunk.ROWS));
        assertThat(budget.committed()).isEqualTo(column.retained()).isEqualTo(store.onHeapBytes());
        assertThat(store.hasSpilled()).isFalse();
        store.close();
        store.close();
        assertThat(budget.committed()).isEqualTo(ByteSize.ZERO);
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void sendsNumbersToAFileWhereTheBudgetRefuses() {
        List<@Nullable Long> values = numbers(5 * Chunk.ROWS + 9);
        MemoryBudget budget = new MemoryBudget(ByteSize.of(300_000), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(budget, "numbers", directory)) {
            LongColumn column = StoredColumns.longs(store, values);
            assertThat(store.hasSpilled()).isTrue();
            assertThat(column.retained().bytes()).isLessThanOrEqualTo(300_000);
            assertSame(column, values);
        }
    }

    @Test
    void sendsTextsToAFileAndGivesTheDictionaryUpWhereTheBudgetRefuses() {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < 2 * Chunk.ROWS; i++) {
            values.add(i % 13 == 0 ? null : "text of some length " + i % 40_000 + (i % 3 == 0 ? "☃" : ""));
        }
        MemoryBudget budget = new MemoryBudget(ByteSize.of(400_000), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(budget, "texts", directory)) {
            TextColumn column = StoredColumns.texts(store, ColumnSettings.defaults(), values);
            assertThat(store.hasSpilled()).isTrue();
            assertThat(column.retained().bytes()).isLessThan(500_000);
            assertSame(column, values);
        }
    }

    @Test
    void sendsDecimalsAndBitsToAFile() {
        List<@Nullable Double> values = new ArrayList<>();
        List<@Nullable Long> bits = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            values.add(Math.sqrt(i));
            bits.add(i % 3L == 0 ? 1L : 0L);
        }
        MemoryBudget budget = new MemoryBudget(ByteSize.of(1), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(budget, "decimals", directory)) {
            assertSame(StoredColumns.doubles(store, ColumnSettings.defaults(), values), values);
            assertSame(StoredColumns.longs(store, bits), bits);
            assertThat(store.onHeapBytes()).isEqualTo(ByteSize.ZERO);
        }
    }

    @Test
    void leasesFewLongWordsAsManyShortOnes() {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            values.add(i % 300 + "x".repeat(50_000));
        }
        MemoryBudget roomy = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(roomy, "texts", directory)) {
            TextColumn column = StoredColumns.texts(store, ColumnSettings.defaults(), values);
            assertThat(column.isDictionary()).isTrue();
            assertThat(roomy.committed()).isEqualTo(column.retained());
        }
        MemoryBudget tight = new MemoryBudget(ByteSize.megabytes(3), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(tight, "texts", directory)) {
            TextColumn column = StoredColumns.texts(store, ColumnSettings.defaults(), values);
            assertThat(column.retained()).isLessThanOrEqualTo(ByteSize.megabytes(3));
            assertSame(column, values);
        }
    }

    @Test
    void leasesMissingValuesToo() {
        List<@Nullable Long> values = new ArrayList<>();
        for (int i = 0; i < 3 * Chunk.ROWS; i++) {
            values.add(i % 3 == 0 ? 7L : null);
        }
        MemoryBudget budget = new MemoryBudget(ByteSize.of(20_000), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(budget, "gaps", directory)) {
            LongColumn column = StoredColumns.longs(store, values);
            assertThat(budget.committed()).isEqualTo(column.retained()).isEqualTo(ByteSize.of(2 * Chunk.ROWS / 8));
            assertThat(store.spilledBytes()).isEqualTo(ByteSize.of(Chunk.ROWS / 8));
            assertSame(column, values);
            assertThat(column.nullCount()).isEqualTo(2 * Chunk.ROWS);
        }
    }

    @Test
    void givesEverythingBackWhereABuilderDropsItsRows() {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(50), () -> ByteSize.ZERO);
        try (ChunkStore store = ChunkStore.leased(budget, "dropped", directory)) {
            for (ColumnType type : ColumnType.values()) {
                ColumnBuilder builder = ColumnBuilder.of("x", type, store, ColumnSettings.defaults());
                for (int row = 0; row < Chunk.ROWS + 5; row++) {
                    if (row % 9 > 0 && builder instanceof LongColumnBuilder longs) {
                        longs.set(row);
                    } else if (row % 9 > 0 && builder instanceof DoubleColumnBuilder doubles) {
                        doubles.set(row / 7.0);
                    } else if (builder instanceof TextColumnBuilder texts) {
                        texts.set("word " + row % 20_000);
                    }
                    builder.endRow();
                }
                assertThat(budget.committed().bytes()).isPositive();
                builder.discard();
                assertThat(budget.committed()).as(type.name()).isEqualTo(ByteSize.ZERO);
                assertThat(builder.build().size()).isZero();
            }
        }
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        MemoryBudget budget = new MemoryBudget(ByteSize.of(1), () -> ByteSize.ZERO);
        LongColumn column;
        try (ChunkStore store = ChunkStore.leased(budget, "numbers", directory)) {
            column = StoredColumns.longs(store, numbers(Chunk.ROWS));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
        assertThat(column.get(1)).isEqualTo(7919);
    }

    @Test
    void refusesWorkAfterClose() {
        ChunkStore store = ChunkStore.onHeap();
        store.close();
        assertThatThrownBy(() -> StoredColumns.longs(store, numbers(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store of columns is closed");
    }

    private static List<@Nullable Long> numbers(int count) {
        List<@Nullable Long> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(i * 7919 % 1_000_003);
        }
        return values;
    }

    private static void assertSame(Column column, List<? extends @Nullable Object> values) {
        assertThat(column.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!Objects.equals(column.value(i), values.get(i))) {
                assertThat(column.value(i)).as("row " + i).isEqualTo(values.get(i));
            }
        }
    }
}
