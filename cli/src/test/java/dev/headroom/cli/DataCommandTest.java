package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.OptimizationConfig;
import dev.headroom.cli.terminal.Recorder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

    private static final String PRICES = """
            day;shop;price;sold
            2024-01-01;north;1,50;10
            2024-01-02;south;2,25;
            2024-01-03;north;1,75;30
            2024-01-04;north;x;40;5
            """;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private String prices = "";

    @BeforeEach
    void writePrices() throws IOException {
        prices = Files.writeString(folder.resolve("prices 24.csv"), PRICES).toString();
    }

    private int run(String... arguments) {
        return HeadroomCommand.run(recorder.logged(), OptimizationConfig::hfSpacesFree, arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void describeTellsWhatIsInATableAndWhichRowsWereLeftOut() {
        assertThat(run("data", "describe", prices)).isZero();

        assertThat(recorder.out())
                .contains("3 rows, 4 columns")
                .containsPattern("price +decimal +0 +3 +1.5 +2.25")
                .containsPattern("sold +integer +1 +2 +10 +30")
                .containsPattern("day +date +0 +3 +2024-01-01 +2024-01-03");
        assertThat(recorder.err())
                .contains("1 bad row beside 3 good ones")
                .contains("record 4, line 5 must have 4 fields, not 5:");
        assertThat(recorder.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void badRowsMayEndTheReading() {
        assertThat(run("data", "describe", prices, "--bad-rows", "fail")).isEqualTo(1);
        assertThat(recorder.err())
                .contains("line 5")
                .contains("--bad-rows skip goes on")
                .doesNotContain("\tat ");
        assertThat(recorder.out()).isEmpty();
    }

    @Test
    void linesBeforeTheTableAreStatedOrFound() throws IOException {
        String report = Files.writeString(folder.resolve("report.csv"), "Report, by hand\n\nmonth;sum\nMay;1\nJune;2\n")
                .toString();
        assertThat(run("data", "describe", report, "--skip-lines", "2")).isZero();
        assertThat(recorder.out()).contains("2 rows, 2 columns").containsPattern("sum +integer");
        // the path, whose length is not ours to know, moves the line breaks
        assertThat(recorder.err().replaceAll("\\s+", " ")).contains("2 lines before the table were left out");
        assertThat(run("data", "describe", report, "--skip-lines", "-1")).isNotZero();
        assertThat(recorder.err()).contains("--skip-lines must be at least 0, was -1");
    }

    @Test
    void planShowsTypeStorageAndSaving() {
        assertThat(run("data", "plan", prices)).isZero();
        assertThat(recorder.out())
                .contains("stored as")
                .containsPattern("shop +text +dictionary")
                .containsPattern("all 4 ");
        assertThat(recorder.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
    }

    @Test
    void statedTypesAndColumnsAreKeptTo() {
        assertThat(run(
                        "data",
                        "plan",
                        prices,
                        "--whole",
                        "--type",
                        "sold=text",
                        "--column",
                        "sold",
                        "--column",
                        "shop"))
                .isZero();
        assertThat(recorder.out())
                .containsPattern("sold +text")
                .contains("all 2")
                .doesNotContain("price");
    }

    @Test
    void sqlPrintsATableAndSaysHowMuchMoreThereIs() {
        assertThat(run(
                        "data",
                        "sql",
                        prices,
                        "select shop, sum(price) as total from prices_24 group by shop order by 1"))
                .isZero();
        assertThat(recorder.out()).isEqualTo("""
                shop   total
                ────────────
                north   3.25
                south   2.25
                """);
        assertThat(run("data", "sql", prices, "from data", "--limit", "2")).isZero();
        assertThat(recorder.err()).contains("the first 2 rows; --limit shows more");
        assertThat(recorder.out()).contains("NULL");
    }

    @Test
    void sqlJoinsSeveralFilesAndWritesTheResult() throws IOException {
        Files.writeString(folder.resolve("towns.jsonl"), """
                {"shop": "north", "town": "Oslo"}
                {"shop": "south", "town": "Rome"}
                """);
        String query = "select town, count(*) as n from data join towns using (shop) group by town order by town";

        assertThat(run("data", "sql", prices, path("towns.jsonl"), query, "-o", path("out.csv")))
                .isZero();
        assertThat(folder.resolve("out.csv")).hasContent("town,n\nOslo,2\nRome,1\n");
        assertThat(recorder.out()).isEmpty();
        assertThat(recorder.err()).contains("out.csv: 2 rows");
    }

    @Test
    void mistakesInSqlAreShownAtTheirPlace() {
        assertThat(run("data", "sql", prices, "select nope from data")).isEqualTo(2);
        assertThat(recorder.err())
                .contains("Referenced column \"nope\" not found")
                .contains("^")
                .doesNotContain("\tat ");
        assertThat(run("data", "sql", prices, "drop table data")).isEqualTo(2);
        assertThat(recorder.err()).contains("sql must be one SELECT, was: drop table data");
        assertThat(run("data", "sql", prices, "select * from read_text('/etc/passwd')"))
                .isEqualTo(2);
        assertThat(recorder.err()).contains("Cannot access file \"/etc/passwd\"");
    }

    @Test
    void convertedTableDescribesTheSame() throws IOException {
        assertThat(run("data", "convert", prices, "-o", path("prices.parquet"))).isZero();
        assertThat(recorder.out()).contains("prices.parquet: 3 rows");
        assertThat(run("data", "describe", path("prices.parquet"))).isZero();
        assertThat(recorder.out()).containsPattern("price +decimal +0 +3 +1.5 +2.25");
        assertThat(run("data", "convert", prices, "-o", path("prices.xlsx"))).isEqualTo(2);
        assertThat(recorder.err()).contains("must end in .parquet, .csv, .jsonl or .ndjson");
    }

    @Test
    void valueThatTheSampleDidNotShowCostsNoRow() throws IOException {
        String rows = IntStream.rangeClosed(1, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        Files.writeString(folder.resolve("late.csv"), "a\n" + rows + "abc\n");

        for (String name : new String[] {"late.parquet", "late2.csv", "late.jsonl.gz"}) {
            assertThat(run("data", "convert", path("late.csv"), "-o", path(name)))
                    .isZero();
            assertThat(recorder.out()).contains(name + ": 20,001 rows");
        }
        assertThat(Files.readString(folder.resolve("late2.csv")))
                .startsWith("a\n\"1\"\n")
                .endsWith("\"20000\"\nabc\n");
        assertThat(run("data", "sql", path("late.csv"), "select count(*) as n, max(a) as m from data"))
                .isZero();
        assertThat(recorder.out()).containsPattern("20001 +abc");
        assertThat(recorder.err()).doesNotContain("bad row");
    }

    @Test
    void nothingIsWrittenWhereEveryRowIsBad() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "a,b\n1\n2\n3,4,5\n");

        for (String name : new String[] {"bad.parquet", "bad2.csv", "bad.jsonl"}) {
            assertThat(run("data", "convert", path("bad.csv"), "-o", path(name)))
                    .isEqualTo(1);
            assertThat(run("data", "sql", path("bad.csv"), "from data", "-o", path(name)))
                    .isEqualTo(1);
        }
        assertThat(run("data", "sql", path("bad.csv"), "from data")).isEqualTo(1);
        assertThat(run("data", "describe", path("bad.csv"))).isEqualTo(1);
        assertThat(run("data", "plan", path("bad.csv"), "--whole")).isEqualTo(1);
        assertThat(recorder.err())
                .contains(
                        "bad.csv: at least one row must be good, was none of 3; record 1 (line 2) must have 2 fields");
        assertThat(recorder.out()).isEmpty();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("prices 24.csv", "bad.csv");
    }

    @Test
    void columnsWithCommasAndEqualsSignsCanBeNamed() throws IOException {
        Files.writeString(folder.resolve("odd.csv"), "\"a,b\",c=d,e\n1,2,3\n");

        assertThat(run(
                        "data",
                        "convert",
                        path("odd.csv"),
                        "-o",
                        path("odd2.csv"),
                        "--column",
                        "c=d",
                        "--column",
                        "a,b",
                        "--type",
                        "c=d=decimal"))
                .isZero();
        assertThat(folder.resolve("odd2.csv")).hasContent("c=d,\"a,b\"\n2.0,1\n");
        assertThat(run("data", "plan", path("odd.csv"), "--type", "c=d=number")).isEqualTo(2);
        assertThat(recorder.err()).contains("--type must be one of [INTEGER, ").contains("was number");
        assertThat(run("data", "plan", path("odd.csv"), "--type", "text")).isEqualTo(2);
        assertThat(recorder.err()).contains("--type must be COLUMN=TYPE, was text");
    }

    @Test
    void fileMayBeConvertedOntoItselfAndATableMayBeCalledLikeAWordOfSql() throws IOException {
        String order =
                Files.writeString(folder.resolve("order.csv"), "a\n2\n1\n").toString();

        assertThat(run("data", "sql", order, "from data order by a", "-o", order))
                .isZero();
        assertThat(folder.resolve("order.csv")).hasContent("a\n1\n2\n");
        assertThat(run("data", "convert", order, "-o", order)).isZero();
        assertThat(folder.resolve("order.csv")).hasContent("a\n1\n2\n");
    }

    @Test
    void outputThatCannotBeWrittenIsToldBeforeAnythingIsRead() {
        assertThat(run("data", "convert", prices, "-o", path("none/out.csv"))).isEqualTo(1);
        assertThat(recorder.err()).contains("none").contains("does not exist").doesNotContain("reading");
        assertThat(run("data", "sql", prices, "from data", "-o", path("none/out.parquet")))
                .isEqualTo(1);
        assertThat(recorder.err()).doesNotContain("reading");
        assertThat(folder.toFile().list()).containsExactly("prices 24.csv");
    }

    @Test
    void wideAndHarmfulCharactersKeepTheirColumns() throws IOException {
        Files.writeString(folder.resolve("wide.csv"), "name,n\n東京,1\ne\u0301\u202Ex,2\n🐎,3\n");

        assertThat(run("data", "sql", path("wide.csv"), "from data")).isZero();
        assertThat(recorder.out()).isEqualTo("""
                name  n
                ───────
                東京  1
                e\u0301 x   2
                🐎    3
                """);
    }

    @Test
    void gzippedTabsWithoutHeaderAreRead() throws IOException {
        Path file = folder.resolve("rows.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1\ta\n2\tb\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("data", "sql", file.toString(), "select sum(column1) as s from rows", "--no-header"))
                .isZero();
        assertThat(recorder.out()).contains("3");
    }

    @Test
    void wideTableIsBrokenIntoTablesThatFit() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(i == 0 ? "" : ",").append("column name ").append(i);
        }
        text.append('\n');
        for (int i = 0; i < 30; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("a long and tedious value of row one, ".replace(",", ""))
                    .append(i);
        }
        Files.writeString(folder.resolve("wide.csv"), text + "\n");

        assertThat(run("data", "sql", path("wide.csv"), "from data")).isZero();
        assertThat(recorder.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        assertThat(recorder.out()).contains("column name 0").contains("column name 29");
    }

    @Test
    void wrongFilesAndOptionsAreOneLineAndAHint() {
        assertThat(run("data", "describe", path("none.csv"))).isEqualTo(1);
        assertThat(recorder.err()).contains("none.csv: it does not exist");
        assertThat(run("data", "describe", folder.toString())).isEqualTo(2);
        assertThat(run("data", "describe", prices, "--delimiter", "ab")).isEqualTo(2);
        assertThat(run("data", "describe", prices, "--column", "nope")).isEqualTo(2);
        assertThat(recorder.err()).contains("was 'nope'");
        assertThat(run("data")).isEqualTo(2);
        assertThat(recorder.err()).contains("Missing required subcommand");
    }

    @Test
    void helpKeepsWithinTheColumns() {
        for (String command : new String[] {"describe", "plan", "sql", "convert"}) {
            assertThat(run("data", command, "--help")).isZero();
        }
        assertThat(run("data", "--help")).isZero();
        assertThat(recorder.out().lines()).allMatch(line -> line.length() <= 80);
    }
}
