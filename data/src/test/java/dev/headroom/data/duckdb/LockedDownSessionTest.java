package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.OverBudgetException;
import dev.headroom.budget.MemoryBudget;
import dev.headroom.queue.CancelToken;
import dev.headroom.spi.Availability;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockedDownSessionTest {

    @TempDir
    private Path folder;

    private DuckDbSettings settings() {
        return SmallSession.below(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/proc/self/environ')",
                "select * from '/etc/passwd'",
                "select * from glob('/etc/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from read_parquet('https://localhost/x.parquet')",
                "select getenv('HOME')",
                "select * from read_text(['NAMED', '/etc/passwd'])",
                "select * from read_text('NAMED/../../../../../../../etc/passwd')",
                "select * from query('select * from read_text(''/etc/passwd'')')",
                "select * from read_duckdb('/etc/passwd')",
                "select * from enable_logging(storage = 'file', storage_path = 'NAMED.log')",
                "select * from enable_profiling(save_location = 'NAMED.json')",
                "with t as (copy (select 1) to 'NAMED' returning *) select * from t"
            })
    void fileThatIsNotNamedCannotBeRead(String sql) throws IOException {
        Path named = Files.writeString(folder.resolve("named.txt"), "named\n");
        try (DuckDb duck = DuckDb.open(settings().withFiles(named))) {
            assertThatThrownBy(() ->
                            duck.query(sql.replace("NAMED", named.toString())).read())
                    .isInstanceOfAny(IllegalArgumentException.class, dev.headroom.BackendException.class)
                    .message()
                    .doesNotContain("root:");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("named.txt", "spill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'FILE'",
                "select 1; copy (select 1) to 'FILE'",
                "select 1) ; copy (select 1) to 'FILE'; select (1",
                "attach 'FILE'",
                "set memory_limit = '10GB'",
                "create table t as select 1",
                "drop table t",
                "install httpfs",
                "load httpfs",
                "pragma database_list",
                ""
            })
    void onlyOneSelectIsTaken(String sql) throws IOException {
        Path file = Files.writeString(folder.resolve("kept.csv"), "kept\n");
        String text = sql.replace("FILE", file.toString());
        try (DuckDb duck = DuckDb.open(settings().withFiles(file))) {
            assertThatThrownBy(() -> duck.query(text).read()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file).hasContent("kept\n");
    }

    @Test
    void configurationStaysLocked() {
        try (DuckDb duck = DuckDb.open(settings())) {
            assertThatThrownBy(() -> duck.execute("trying", "SET enable_external_access = true", new CancelToken()))
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void fileWhoseNameLooksLikeAPatternIsItself() throws IOException {
        Path file = Files.writeString(folder.resolve("a[1].jsonl"), "{\"a\":1}\n");
        Files.writeString(folder.resolve("a1.jsonl"), "{\"a\":2}\n");

        assertThat(Tables.values(JsonLinesFile.open(file, settings()).read().column("a")))
                .containsExactly(1L);
    }

    @Test
    void refusedLeaseOpensNothing() {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(100), () -> ByteSize.ZERO);

        assertThatThrownBy(() -> DuckDb.open(settings().withBudget(budget)))
                .isInstanceOf(OverBudgetException.class)
                .hasMessageContaining("DuckDB session needs 164 MB, the budget has 100 MB left");
        assertThat(folder.resolve("spill")).doesNotExist();
        assertThat(budget.leases()).isEmpty();
    }

    @Test
    void leaseIsHeldWhileOpenAndSpillFolderGoesWithTheSession() throws IOException {
        MemoryBudget budget = new MemoryBudget(ByteSize.megabytes(500), () -> ByteSize.ZERO);
        DuckDb duck = DuckDb.open(settings().withBudget(budget));
        assertThat(budget.promised()).isEqualTo(ByteSize.megabytes(164));
        duck.close();
        duck.close();
        assertThat(budget.leases()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("spill"))) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() -> duck.query("select 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void absentDependencyIsToldWithoutLoadingAnything() throws IOException {
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
            assertThat(DuckDbLibrary.availability(nothing))
                    .isEqualTo(Availability.unavailable(
                            "DuckDB is not on the class path", "add the dependency org.duckdb:duckdb_jdbc:2.0.0.1"));
        }
        assertThat(DuckDb.availability()).isEqualTo(Availability.available());
    }

    @Test
    void settingsRefuseTooLittleMemoryAndNoThreads() {
        assertThatThrownBy(() -> settings().withMemoryLimit(ByteSize.megabytes(10)))
                .hasMessage("memoryLimit must be at least 64 MB, was 10 MB");
        assertThatThrownBy(() -> settings().withThreads(0)).hasMessage("threads must be at least 1, was 0");
    }

    @Test
    void fileThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> ParquetFile.open(folder.resolve("none.parquet")))
                .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class)
                .hasMessageContaining("none.parquet");
        assertThat(List.of(TableFormat.of(Path.of("a.CSV")), TableFormat.of(Path.of("a.ndjson"))))
                .containsExactly(TableFormat.CSV, TableFormat.JSON_LINES);
        assertThatThrownBy(() -> TableFormat.of(Path.of("a.xlsx")))
                .hasMessageContaining("must end in .parquet, .csv, .jsonl or .ndjson, was a.xlsx");
    }
}
