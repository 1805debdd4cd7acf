package dev.headroom.data.statistics;

import static dev.headroom.data.frame.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.ByteSize;
import dev.headroom.data.column.ColumnType;
import dev.headroom.data.frame.Frame;
import dev.headroom.data.frame.FrameInMemory;
import dev.headroom.data.frame.ReadSettings;
import dev.headroom.data.frame.Tables;
import dev.headroom.data.frame.ValueOrder;
import dev.headroom.data.plan.ColumnPlan;
import dev.headroom.data.plan.DtypePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static final List<String> NAMES = List.copyOf(Tables.TYPES.keySet());

    private static FrameInMemory source(Frame frame) {
        return new FrameInMemory(
                frame,
                new DtypePlan(
                        frame.columns().stream()
                                .map(column -> new ColumnPlan(
                                        column.name(), column.type(), "", ByteSize.ZERO, ByteSize.ZERO, 0, ""))
                                .toList(),
                        frame.rowCount(),
                        DtypePlan.Coverage.WHOLE));
    }

    private static List<Object> values(List<List<@Nullable Object>> rows, String name) {
        return rows.stream()
                .map(row -> row.get(NAMES.indexOf(name)))
                .filter(Objects::nonNull)
                .map(value -> value instanceof Double number ? (Object) (number + 0.0) : Objects.requireNonNull(value))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return a instanceof String text ? ValueOrder.compare(text, (String) b) : ((Comparable<Object>) a).compareTo(b);
    }

    private static void assertLikeReference(Description description, List<List<@Nullable Object>> rows) {
        assertThat(description.rows()).isEqualTo(rows.size());
        for (String name : NAMES) {
            ColumnDescription column = description.column(name);
            List<Object> all = values(rows, name);
            List<Object> numbers =
                    all.stream().filter(value -> !value.equals(Double.NaN)).toList();
            Map<Object, Long> counts = new HashMap<>();
            all.forEach(value -> counts.merge(value, 1L, Long::sum));
            List<Long> most = counts.values().stream()
                    .sorted((a, b) -> Long.compare(b, a))
                    .limit(5)
                    .toList();

            assertThat(column.type()).isEqualTo(Tables.TYPES.get(name));
            assertThat(column.count()).isEqualTo(all.size());
            assertThat(column.nulls()).isEqualTo(rows.size() - all.size());
            assertThat(column.min()).isEqualTo(numbers.stream().min(DescriptionTest::compare));
            assertThat(column.max()).isEqualTo(numbers.stream().max(DescriptionTest::compare));
            assertThat(column.values().distinct()).isEqualTo(counts.size());
            assertThat(column.values().top().stream().map(TopValue::count)).isEqualTo(most);
            assertThat(column.values().top()).allMatch(top -> counts.getOrDefault(top.value(), 0L) == top.count());
        }
    }

    private static void assertMoments(Description description, List<List<@Nullable Object>> rows) {
        for (String name : List.of("small", "whole", "number")) {
            double[] numbers = values(rows, name).stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            NumberSummary summary = description.column(name).numbers().orElseThrow();
            double mean = java.util.Arrays.stream(numbers).average().orElseThrow();
            double squares = java.util.Arrays.stream(numbers)
                    .map(number -> (number - mean) * (number - mean))
                    .sum();
            double deviation = Math.sqrt(squares / (numbers.length - 1));

            assertThat(summary.mean()).isCloseTo(mean, within(1e-11 * deviation));
            assertThat(summary.standardDeviation()).isCloseTo(deviation, within(1e-11 * deviation));
        }
    }

    @Test
    void frameIsDescribedLikeTheReference() {
        List<List<@Nullable Object>> rows = Tables.random(41, 900);
        Description description = Description.of(Tables.frame(Tables.TYPES, rows));

        assertLikeReference(description, rows);
        assertMoments(description, rows);
        double[] small = values(rows, "small").stream()
                .mapToDouble(value -> (Long) value)
                .sorted()
                .toArray();
        assertThat(description.column("small").numbers().orElseThrow().quantile(0.5))
                .hasValue((small[(small.length - 1) / 2] + small[small.length / 2]) / 2);
    }

    @Test
    void sourceIsDescribedLikeTheReference() {
        List<List<@Nullable Object>> rows = Tables.random(42, 900);
        Frame frame = Tables.frame(Tables.TYPES, rows);
        Description description =
                Description.of(source(frame), ReadSettings.defaults().withChunkRows(70));

        assertLikeReference(description, rows);
        assertMoments(description, rows);
        Description exact = Description.of(frame);
        for (String name : List.of("small", "number")) {
            assertThat(description.column(name).numbers().orElseThrow().quantiles())
                    .isEqualTo(exact.column(name).numbers().orElseThrow().quantiles());
        }
    }

    @Test
    void quantilesOfManyDifferentNumbersAreNear() {
        Random random = new Random(47);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(row(Math.exp(3 * random.nextGaussian())));
        }
        Frame frame = Tables.frame(Map.of("x", ColumnType.DECIMAL), rows);
        NumberSummary near = Description.of(source(frame), ReadSettings.defaults())
                .column("x")
                .numbers()
                .orElseThrow();

        assertThat(near.exactness()).isEqualTo(Exactness.APPROXIMATE);
        for (Quantile quantile : near.quantiles()) {
            double below = rows.stream()
                    .filter(row -> row.get(0) instanceof Double x && x < quantile.value())
                    .count();
            assertThat(below / rows.size()).isCloseTo(quantile.fraction(), within(0.003));
        }
    }

    @Test
    void nanIsCountedAndLeftOutOfTheOtherFigures() {
        Frame frame = Tables.column("x", ColumnType.DECIMAL, 1.0, Double.NaN, 3.0, null, Double.NaN);

        for (Description description :
                List.of(Description.of(frame), Description.of(source(frame), ReadSettings.defaults()))) {
            ColumnDescription column = description.column("x");
            NumberSummary numbers = column.numbers().orElseThrow();
            assertThat(column.count()).isEqualTo(4);
            assertThat(column.min()).contains(1.0);
            assertThat(column.max()).contains(3.0);
            assertThat(numbers.mean()).isEqualTo(2);
            assertThat(numbers.notNumbers()).isEqualTo(2);
            assertThat(numbers.quantile(0.5)).hasValue(2);
            assertThat(column.values().top().get(0)).isEqualTo(new TopValue(Double.NaN, 2, 0));
            assertThat(description.toString()).contains("x: 2 values are NaN and left out");
        }
    }

    @Test
    void infinitiesStayAtTheEnds() {
        Frame frame = Tables.column(
                "x", ColumnType.DECIMAL, Double.NEGATIVE_INFINITY, 1.0, 2.0, 3.0, Double.POSITIVE_INFINITY);

        for (Description description :
                List.of(Description.of(frame), Description.of(source(frame), ReadSettings.defaults()))) {
            NumberSummary numbers = description.column("x").numbers().orElseThrow();
            assertThat(numbers.mean()).isNaN();
            assertThat(numbers.quantile(0.05)).hasValue(Double.NEGATIVE_INFINITY);
            assertThat(numbers.quantile(0.5)).hasValue(2);
            assertThat(numbers.quantile(0.95)).hasValue(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void tooManyDifferentValuesAreBoundedAndSaySo() {
        Random random = new Random(43);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 30_000; i++) {
            rows.add(row(random.nextInt(4) == 0 ? "often" : "once " + i, i));
        }
        Map<String, ColumnType> types = new java.util.LinkedHashMap<>();
        types.put("text", ColumnType.TEXT);
        types.put("id", ColumnType.INTEGER);
        Description description = Description.of(source(Tables.frame(types, rows)), ReadSettings.defaults());
        long often = rows.stream().filter(row -> "often".equals(row.get(0))).count();

        ValueSummary texts = description.column("text").values();
        assertThat(texts.distinctExactness()).isEqualTo(Exactness.LOWER_BOUND);
        assertThat(texts.distinct()).isBetween(4_096L, 30_000L);
        assertThat(texts.topExactness()).isEqualTo(Exactness.APPROXIMATE);
        assertThat(texts.top().get(0).value()).isEqualTo("often");
        assertThat(texts.top().get(0).count())
                .isBetween(often, often + texts.top().get(0).excess());
        assertThat(description.toString()).contains(">= 4,097", "too many different values");
        assertThat(description.column("id").max()).contains(29_999L);
    }

    @Test
    void emptyTableHasNoFigures() {
        Frame empty = Tables.frame(Tables.TYPES, List.of());

        for (Description description :
                List.of(Description.of(empty), Description.of(source(empty), ReadSettings.defaults()))) {
            assertThat(description.rows()).isZero();
            assertThat(description.columns()).hasSize(NAMES.size());
            assertThat(description.column("small").min()).isEmpty();
            assertThat(description.column("small").numbers().orElseThrow().mean())
                    .isNaN();
            assertThat(description.column("few").lengths()).isEmpty();
            assertThat(description.toString()).startsWith("0 rows, 9 columns");
        }
    }

    @Test
    void linesFitTheTerminalAndControlCharactersDoNotReachIt() {
        List<List<@Nullable Object>> rows = new ArrayList<>(Tables.random(44, 300));
        rows.add(row("a\nb\u001B[31m" + "long ".repeat(200), "x", 1L, Long.MIN_VALUE, 1e300, true, null, null, null));
        Description description = Description.of(Tables.frame(Tables.TYPES, rows));

        for (int width : List.of(80, 120)) {
            assertThat(description.text(width).lines())
                    .allMatch(line -> line.codePointCount(0, line.length()) <= width);
            assertThat(description.text(width)).doesNotContain("\u001B");
        }
    }

    @Test
    void looksLikeATable() {
        Map<String, ColumnType> types = new java.util.LinkedHashMap<>();
        types.put("origin", ColumnType.TEXT);
        types.put("delay", ColumnType.INTEGER);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 0; i < 2_000; i++) {
            rows.add(row(i % 3 == 0 ? "SFO" : "JFK", i % 2 == 0 ? i : null));
        }

        assertThat(Description.of(Tables.frame(types, rows)).text(80)).isEqualTo("""
                2,000 rows, 2 columns

                column  type     nulls  distinct  min  max
                origin  text         0         2  JFK  SFO
                delay   integer  1,000     1,000  0    1,998

                number  mean    std   5 %   25 %  50 %   75 %   95 %
                delay    999  577.6  99.9  499.5   999  1,499  1,898

                column  length  most frequent
                origin  3       JFK  1,333 | SFO  667
                delay           none stands out
                """);
    }

    @Test
    void valuesThatOccurHaveAllTheirDigits() {
        Frame frame = Tables.column("pressure", ColumnType.DECIMAL, 1015.9, 1015.9, 1016.0, 1016.0, 1042.25);
        assertThat(Description.of(frame).text(80)).contains("1,042.25").contains("1,015.9  2 | 1,016  2");
    }

    @Test
    void rejectsNarrowTerminalsAndUnknownColumns() {
        Description description = Description.of(Tables.frame(Tables.TYPES, List.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> description.text(40))
                .withMessage("width must be at least 80, was 40");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description.column("nothing"))
                .withMessageStartingWith("column must be one of [few, many,");
    }
}
