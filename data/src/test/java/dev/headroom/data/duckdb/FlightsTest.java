package dev.headroom.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.column.LongColumn;
import dev.headroom.data.column.TextColumn;
import dev.headroom.data.frame.Frame;
import dev.headroom.testkit.TestData;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FlightsTest {

    @Test
    void framesFromParquetGiveTheSumsThatDuckDbGives() {
        Path file = TestData.require("tables/flights-3m.parquet");
        Map<String, String> ours = new TreeMap<>();
        try (Frame flights = ParquetFile.open(file).read()) {
            assertThat(flights.rowCount()).isEqualTo(3_000_000);
            TextColumn origin = (TextColumn) flights.column("origin");
            assertThat(origin.isDictionary()).isTrue();
            long[] count = new long[origin.dictionarySize()];
            long[] delays = new long[origin.dictionarySize()];
            long[] delay = new long[origin.dictionarySize()];
            LongColumn column = (LongColumn) flights.column("delay");
            for (int row = 0; row < flights.rowCount(); row++) {
                int code = origin.code(row);
                count[code]++;
                if (!column.isNull(row)) {
                    delays[code]++;
                    delay[code] += column.get(row);
                }
            }
            for (int code = 0; code < count.length; code++) {
                ours.put(origin.word(code), count[code] + " " + delays[code] + " " + delay[code]);
            }
        }
        Map<String, String> theirs = new TreeMap<>();
        try (DuckDb duck = DuckDb.open(DuckDbSettings.defaults().withFiles(file))) {
            duck.register("flights", ParquetFile.open(file), dev.headroom.data.frame.ReadSettings.defaults());
            Frame sums = duck.query("select origin, count(*) as n, count(delay) as k, sum(delay) as s from flights"
                            + " group by origin")
                    .read();
            for (int row = 0; row < sums.rowCount(); row++) {
                theirs.put(
                        sums.column("origin").text(row),
                        sums.column("n").text(row) + " " + sums.column("k").text(row) + " "
                                + sums.column("s").text(row));
            }
        }
        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(200);
    }
}
