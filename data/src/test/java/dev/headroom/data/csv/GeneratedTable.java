package dev.headroom.data.csv;

import dev.headroom.data.column.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A seeded table with everything that is hard about CSV, and a plain way of writing it that shares no code with ours. */
final class GeneratedTable {

    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "12",
        "007",
        "-0",
        "1e5",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "true",
        "FALSE",
        "NA",
        "null",
        "NULL",
        "None",
        "\\N",
        "?",
        "-",
        "N/A",
        "2013-01-01",
        "2013-01-01T06:00:00Z",
        " leading",
        "trailing ",
        "\ttab",
        "a,b",
        "a;b",
        "say \"hi\"",
        "\"",
        "\"\"",
        "two\nlines",
        "two\r\nlines",
        "old\rmac",
        "\n",
        "\r\n",
        "# comment",
        "#",
        "é",
        "ß",
        "漢字",
        "\uD83D\uDE00",
        "\uD834\uDD1E clef",
        "\u00A0",
        "\uFEFFmark",
        "\u0000",
        "\u2028",
        "'",
        "=1+1",
        "a\"b,c\nd",
        "９",
        "Ⅷ",
        "x".repeat(300)
    };

    private static final double[] NUMBERS = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0.1,
        1.0 / 3,
        1e15,
        9_007_199_254_740_992.0,
        1e22,
        1e-5,
        123.456,
        -2.5,
        100,
        4.35
    };

    final Map<String, ColumnType> types = new LinkedHashMap<>();
    final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final Random random;

    GeneratedTable(long seed) {
        random = new Random(seed);
        int columns = 1 + random.nextInt(6);
        ColumnType[] all = ColumnType.values();
        for (int i = 0; i < columns; i++) {
            String name = random.nextInt(3) == 0 ? "na \"me\", " + i : "c" + i;
            types.put(name, random.nextInt(3) == 0 ? ColumnType.TEXT : all[random.nextInt(all.length)]);
        }
        int count = random.nextInt(60);
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (ColumnType type : types.values()) {
                values.add(random.nextInt(6) == 0 ? null : value(type));
            }
            rows.add(values);
        }
    }

    private Object value(ColumnType type) {
        return switch (type) {
            case INTEGER ->
                switch (random.nextInt(5)) {
                    case 0 -> Long.MIN_VALUE;
                    case 1 -> Long.MAX_VALUE;
                    case 2 -> random.nextLong();
                    default -> (long) random.nextInt(200) - 100;
                };
            case DECIMAL ->
                switch (random.nextInt(3)) {
                    case 0 -> Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL);
                    case 1 -> random.nextInt(100_000) / 100.0;
                    default -> NUMBERS[random.nextInt(NUMBERS.length)];
                };
            case TEXT -> random.nextInt(4) == 0 ? noise() : TEXTS[random.nextInt(TEXTS.length)];
            case BOOLEAN -> random.nextBoolean();
            case DATE -> date();
            case TIMESTAMP -> time();
            case INSTANT -> time().toInstant(ZoneOffset.UTC);
        };
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(",;\"\n\r\t #'\\".charAt(random.nextInt(10)));
                case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0xFFFF));
                case 2 -> text.append((char) (0xA0 + random.nextInt(0xD000 - 0xA0)));
                default -> text.append((char) ('0' + random.nextInt(75)));
            }
        }
        return text.toString();
    }

    private LocalDate date() {
        return switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(1, 1, 1);
            case 1 -> LocalDate.of(9999, 12, 31);
            default -> LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000);
        };
    }

    private LocalDateTime time() {
        LocalDateTime midnight = date().atStartOfDay();
        return random.nextInt(3) == 0
                ? midnight
                : midnight.plus(random.nextInt(Integer.MAX_VALUE) * 40L, ChronoUnit.MICROS);
    }

    /** Returns the table as text: nulls empty, empty texts quoted, other fields quoted where they must be or by chance. */
    String csv(CsvFormat format) {
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        types.keySet().forEach(name -> names.add(quoted(name, format)));
        text.append(String.join(String.valueOf(format.delimiter()), names)).append(lineEnd);
        for (List<@Nullable Object> row : rows) {
            List<String> fields = new ArrayList<>();
            for (Object value : row) {
                fields.add(value == null ? "" : field(value, format));
            }
            text.append(String.join(String.valueOf(format.delimiter()), fields)).append(lineEnd);
        }
        return text.toString();
    }

    private String field(Object value, CsvFormat format) {
        if (value instanceof String text) {
            boolean plain = text.matches("[a-zé漢字ß]+") && !format.nullTexts().contains(text) && random.nextBoolean();
            return plain ? text : quoted(text, format);
        }
        if (value instanceof Double number) {
            return quoted(number.toString().replace('.', format.decimalMark()), format);
        }
        if (value instanceof LocalDateTime time) {
            return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        }
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        return value.toString();
    }

    private static String quoted(String text, CsvFormat format) {
        String quote = String.valueOf(format.quote());
        return quote + text.replace(quote, quote + quote) + quote;
    }
}
