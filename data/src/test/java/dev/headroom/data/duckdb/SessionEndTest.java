package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.ByteSize;
import dev.headroom.MalformedFileException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.CsvFile;
import dev.headroom.data.frame.FrameStream;
import dev.headroom.data.frame.ReadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a session, a stream or a table comes to its end. */
class SessionEndTest {

    @TempDir
    private Path folder;

    private DuckDbSettings settings() {
        return SmallSession.below(folder);
    }

    @Test
    void streamEndsWithItsSession() {
        DuckDb duck = DuckDb.open(settings());
        FrameStream stream = duck.query("select x from range(1000000) t(x)").stream(ReadSettings.defaults());
        assertThat(stream.next()).isPresent();

        duck.close();

        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session")
                .hasMessageContaining("is closed");
        stream.close();
        stream.close();
    }

    @Test
    void tableThatCouldNotBeFilledIsNotThere() throws IOException {
        String rows = IntStream.range(0, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("late.csv"), "a\n" + rows + "x\n");
        try (DuckDb duck = DuckDb.open(settings())) {
            assertThatThrownBy(() -> duck.register("t", CsvFile.open(file), ReadSettings.defaults()))
                    .isInstanceOf(MalformedFileException.class);
            assertThatThrownBy(() -> duck.query("from t").read()).hasMessageContaining("t does not exist");

            duck.register("t", Tables.frame(Tables.column("n", ColumnType.INTEGER, 7L)));
            assertThat(duck.query("from t").read().column("n").value(0)).isEqualTo(7L);
        }
    }

    @Test
    void sourceWithoutRowsIsReadOnceAndBecomesATableWithItsColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("head.csv"), "a,b\n");
        Path nothing = Files.writeString(folder.resolve("nothing.csv"), "");
        List<String> stages = new ArrayList<>();
        ReadSettings reading = ReadSettings.defaults().withProgress((stage, done, total) -> stages.add(stage));
        try (DuckDb duck = DuckDb.open(settings())) {
            duck.register("t", CsvFile.open(file), reading);
            assertThat(duck.query("from t").columnNames()).containsExactly("a", "b");
            assertThat(stages).doesNotHaveDuplicates();
            assertThatThrownBy(() -> duck.register("n", CsvFile.open(nothing), reading))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a table of DuckDB must have a column, was n with none");
        }
    }

    @Test
    void queryThatGivesSomethingElseEachTimeIsAnErrorInAStream() {
        try (DuckDb duck = DuckDb.open(settings())) {
            SqlQuery query = duck.query(
                    "select case when random() < 0.3 then 18446744073709551615::ubigint" + " else 1::ubigint end as u");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 500; i++) {
                            try (FrameStream stream = query.stream(ReadSettings.defaults())) {
                                stream.next();
                            }
                        }
                    })
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("must give the same values each time")
                    .hasMessageContaining("column u");
        }
    }

    @Test
    void leaseAndSpillFolderAreGivenBackWhereOpeningFails() throws IOException {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(500), () -> ByteSize.ZERO);
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DuckDb.open(settings().withBudget(budget).withSpillDirectory(noFolder)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void firstRowsAreTakenWithoutTheRest() {
        try (DuckDb duck = DuckDb.open(settings())) {
            SqlQuery endless = duck.query("select x from range(100000000000) t(x)");
            assertThat(endless.head(3).read().rowCount()).isEqualTo(3);
            assertThat(endless.head(3).name()).isEqualTo(endless.name());
        }
    }
}
