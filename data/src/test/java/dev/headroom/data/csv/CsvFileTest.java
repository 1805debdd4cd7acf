package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.RequestCancelledException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.Column;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.queue.CancelToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private Path table() {
        return TableFile.of(folder, "id,word,price", ROWS, i -> i + ",word " + i % 50 + "," + i % 100 + ".25");
    }

    @Test
    void streamGivesTheSameRowsInSmallFrames() {
        CsvFile csv = CsvFile.open(table());
        List<Integer> sizes = new ArrayList<>();
        int row = 0;
        try (Frame whole = csv.read();
                FrameStream stream = csv.stream(ReadSettings.defaults().withChunkRows(6_000))) {
            for (Frame frame = stream.next().orElse(null);
                    frame != null;
                    frame = stream.next().orElse(null)) {
                sizes.add(frame.rowCount());
                for (int i = 0; i < frame.rowCount(); i++, row++) {
                    for (String name : whole.columnNames()) {
                        assertThat(frame.column(name).value(i))
                                .isEqualTo(whole.column(name).value(row));
                    }
                }
            }
            assertThat(stream.report().plan().rowsSeen()).isEqualTo(ROWS);
            assertThat(stream.report().plan().before())
                    .isEqualTo(whole.report().orElseThrow().plan().before());
        }
        assertThat(sizes).containsExactly(6_000, 6_000, 6_000, 2_000);
    }

    @Test
    void onlyWantedColumnsAreReadInTheOrderWanted() {
        Path file = TableFile.of(folder, "a,b,c", 20_000, i -> i + "," + (i == 15_000 ? "abc" : "1") + "," + i + ".5");
        CsvSettings settings = CsvSettings.defaults();
        ReadSettings reading = ReadSettings.defaults().withColumns("c", "a");
        try (Frame frame = CsvFile.open(file, settings).read(reading)) {
            assertThat(frame.columnNames()).containsExactly("c", "a");
            assertThat(frame.column("c").value(7)).isEqualTo(7.5);
            assertThat(frame.report().orElseThrow().notices())
                    .as("column b was not looked at")
                    .isEmpty();
        }
        assertThatThrownBy(() -> CsvFile.open(file).read(ReadSettings.defaults().withColumns("d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column must be one of [a, b, c], was 'd'");
    }

    @Test
    void lazyColumnsAreReadWhenTouched() {
        List<String> stages = new ArrayList<>();
        ReadSettings reading = ReadSettings.defaults().withProgress((stage, done, total) -> {
            if (done == total) {
                stages.add(stage);
            }
        });
        try (Frame frame = CsvFile.open(table()).lazy(reading)) {
            assertThat(frame.columnNames()).containsExactly("id", "word", "price");
            assertThat(stages).isEmpty();
            assertThat(frame.column("word").value(51)).isEqualTo("word 1");
            int passes = stages.size();
            assertThat(frame.column("word").value(52)).isEqualTo("word 2");
            assertThat(stages).hasSize(passes);
            frame.select("id", "price");
            assertThat(stages).hasSize(2 * passes);
            assertThat(frame.column("id").value(5)).isEqualTo(5L);
            assertThat(stages).hasSize(2 * passes);
        }
    }

    @Test
    void lazyColumnsOfAFileThatChangedAreRefused() throws IOException {
        Path file = table();
        try (Frame frame = CsvFile.open(file).lazy()) {
            assertThat(frame.column("id").size()).isEqualTo(ROWS);
            Files.writeString(file, "id,word,price\n1,2,3\n");
            assertThatThrownBy(() -> frame.column("word"))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("file must stay as it is while it is read");
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(table());
        for (int way = 0; way < 2; way++) {
            Path file = Files.write(folder.resolve("table.csv"), whole);
            byte[] half = Arrays.copyOf(whole, whole.length / 2);
            ReadSettings reading = ReadSettings.defaults().withProgress((stage, done, total) -> cut(file, half));
            CsvFile csv = CsvFile.open(file, CsvSettings.defaults().withBadRows(BadRows.SKIP));
            boolean streamed = way == 1;
            assertThatThrownBy(() -> {
                        if (streamed) {
                            csv.forEachChunk(reading, chunk -> {});
                        } else {
                            csv.read(reading);
                        }
                    })
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining("file must stay as it is while it is read");
        }
    }

    private static void cut(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readingStopsWhereNoRowIsGood() {
        for (String unit : List.of("\n", "1\n", "\"x\"y\n", "#\n", "x")) {
            CancelToken cancel = new CancelToken();
            InputStream endless = new FilterInputStream(Endless.of("a,b\n1,2\n", unit, 10_000_000_000L)) {
                private int reads;

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    if (++reads == 40) {
                        cancel.cancel(CancelToken.Reason.CALLER);
                    }
                    assertThat(reads).as("reading goes on").isLessThan(60);
                    return super.read(target, offset, length);
                }
            };
            CsvFormat format = CsvFormat.standard().withComment('#');
            try (CsvRows rows = CsvRows.of("t.csv", endless, format, CsvLimits.defaults(), BadRows.SKIP)) {
                RowPump pump = new RowPump(rows, ReadSettings.defaults().withCancel(cancel), 1);
                assertThatThrownBy(() -> pump.all(new ReadRows.Collected(2), "reading"))
                        .as(Excerpt.of(unit))
                        .isInstanceOf(RequestCancelledException.class);
            }
        }
    }

    @Test
    void readingStopsWhenItIsCancelled() {
        CancelToken cancel = new CancelToken();
        List<Long> seen = new ArrayList<>();
        ReadSettings reading = ReadSettings.defaults().withCancel(cancel).withProgress((stage, done, total) -> {
            seen.add(done);
            cancel.cancel(CancelToken.Reason.CALLER);
        });
        CsvFile csv = CsvFile.open(table());
        assertThatThrownBy(() -> csv.read(reading)).isInstanceOf(RequestCancelledException.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void progressEndsAtTheFilesSize() throws IOException {
        Path file = table();
        List<Long> seen = new ArrayList<>();
        ReadSettings reading = ReadSettings.defaults().withProgress((stage, done, total) -> seen.add(total - done));
        try (Frame frame = CsvFile.open(file).read(reading)) {
            assertThat(frame.rowCount()).isEqualTo(ROWS);
            assertThat(seen)
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                    .endsWith(0L);
        }
    }

    @Test
    void whatTheBudgetRefusesIsSpilledAndSaid() {
        MemoryBudget budget = new MemoryBudget(ByteSize.of(40_000), () -> ByteSize.ZERO);
        ReadSettings reading = ReadSettings.defaults().withBudget(budget).withSpillDirectory(folder);
        CsvFile csv = CsvFile.open(table());
        try (Frame frame = csv.read(reading);
                Frame plain = csv.read()) {
            for (Column column : plain.columns()) {
                for (int row = 0; row < ROWS; row += 97) {
                    assertThat(frame.column(column.name()).value(row)).isEqualTo(column.value(row));
                }
            }
            assertThat(frame.report().orElseThrow().notices()).anyMatch(notice -> notice.contains("mapped files"));
        }
        assertThat(budget.available()).isEqualTo(ByteSize.of(40_000));
    }

    @Test
    void failedReadingGivesItsLeaseBack() {
        Path file = TableFile.of(folder, "a,b", ROWS, i -> i == ROWS - 1 ? "1,2,3" : "1,2");
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(50), () -> ByteSize.ZERO);
        assertThatThrownBy(() -> CsvFile.open(file).read(ReadSettings.defaults().withBudget(budget)))
                .isInstanceOf(MalformedFileException.class);
        assertThat(budget.available()).isEqualTo(ByteSize.megabytes(50));
    }

    @Test
    void emptyTablesHaveColumnsAndNoRows() {
        try (Frame frame = CsvFile.open(TableFile.of(folder, "a,b")).read()) {
            assertThat(frame.columnNames()).containsExactly("a", "b");
            assertThat(frame.rowCount()).isZero();
        }
    }
}
