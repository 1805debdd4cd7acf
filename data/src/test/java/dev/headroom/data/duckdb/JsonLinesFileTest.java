package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.BackendException;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.ReadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFileTest {

    @TempDir
    private Path folder;

    private JsonLinesFile file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), text);
        return JsonLinesFile.open(file, SmallSession.below(folder));
    }

    @Test
    void hundredsOfKeysAreAsManyColumns() throws IOException {
        String line = IntStream.range(0, 300)
                .mapToObj(i -> "\"c" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}\n"));

        Frame frame = file(line.repeat(3)).read();

        assertThat(frame.columnNames()).hasSize(300).startsWith("c0", "c1");
        assertThat(Tables.values(frame.column("c299"))).containsExactly(299L, 299L, 299L);
    }

    @Test
    void keysThatAreMostlyAbsentAreColumnsWithNulls() throws IOException {
        String lines = IntStream.range(0, 40)
                .mapToObj(i -> "{\"k" + i + "\":" + i + "}\n")
                .collect(Collectors.joining());

        Frame frame = file(lines).read();

        assertThat(frame.columnNames()).hasSize(40);
        assertThat(frame.column("k7").nullCount()).isEqualTo(39);
        assertThat(frame.column("k7").value(7)).isEqualTo(7L);
    }

    @Test
    void textsThatLookLikeTimesOfDayAndIdentifiersStayAsTheyAre() throws IOException {
        JsonLinesFile file =
                file("{\"t\":\"12:00\",\"u\":\"5CA1AB1E-0000-4000-8000-000000000000\",\"n\":{\"a\":1}}\n{}\n");

        Frame frame = file.read();

        assertThat(Tables.values(frame.column("t"))).containsExactly("12:00", null);
        assertThat(Tables.values(frame.column("u"))).containsExactly("5CA1AB1E-0000-4000-8000-000000000000", null);
        assertThat(Tables.values(frame.column("n"))).containsExactly("{\"a\":1}", null);
        assertThat(file.columnNames()).containsExactly("t", "u", "n");
        try (DuckDb duck = DuckDb.open(DuckDbSettings.defaults().withFiles(file.path()))) {
            duck.register("j", file, ReadSettings.defaults());
            assertThat(duck.query("select t, n.a as a from j")
                            .read()
                            .column("t")
                            .value(0))
                    .isEqualTo("12:00");
        }
    }

    @Test
    void typesComeFromTheLastLineToo() throws IOException {
        String lines =
                IntStream.range(0, 30_000).mapToObj(i -> "{\"a\":" + i + "}\n").collect(Collectors.joining());

        assertThat(file(lines + "{\"a\":\"x\"}\n").read().column("a").type()).isEqualTo(ColumnType.TEXT);
        Frame frame = file(lines + "{\"a\":18446744073709551615,\"b\":true}\n").read();
        assertThat(frame.column("a").value(30_000)).isEqualTo("18446744073709551615");
        assertThat(frame.column("b").nullCount()).isEqualTo(30_000);
    }

    @Test
    void brokenObjectIsNamedByItsNumberAndByteWithoutTheStatement() throws IOException {
        String lines = "{\"a\":1}\n".repeat(2_999);

        assertThatThrownBy(() -> file(lines + "{\"a\":3000,\n" + lines).read())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("a.jsonl")
                .hasMessageContaining("at byte 12 of object 3000")
                .message()
                .doesNotContain("read_json", "\n");
        assertThatThrownBy(() -> file("{\"a\":1,\"a\":2}\n").read())
                .hasMessageEndingWith("in line 1: Object {\"a\":1,\"a\":2} has duplicate key \"a\"");
    }
}
