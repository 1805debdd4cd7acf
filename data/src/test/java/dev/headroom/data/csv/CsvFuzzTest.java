package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvFuzzTest {

    private static final String[] ENDS = {"\n", "\r\n", "\r"};

    /** Without quotes a splitter of a few lines is a second opinion. */
    @Test
    void agreesWithANaiveSplitterWhereThereAreNoQuotes() {
        for (int seed = 0; seed < 2_500; seed++) {
            Random random = new Random(seed);
            String text = mutated(table(random, "ab1 ,"), random, "a1,,\n\r\n\r ");
            Naive naive = new Naive(text);
            ReadRows read = ReadRows.of(text, CsvFormat.standard(), BadRows.SKIP);

            assertThat(read.header()).as("seed " + seed).hasSize(naive.columns);
            assertThat(read.rows()).as("seed " + seed).isEqualTo(naive.rows);
            assertThat(read.lines()).as("seed " + seed).isEqualTo(naive.lines);
            assertThat(read.bad()).as("seed " + seed).isEqualTo(naive.bad);
            ReadRows nulled = ReadRows.of(text, CsvFormat.standard(), BadRows.NULL);
            assertThat(nulled.rows()).as("seed " + seed).hasSize(naive.rows.size() + naive.bad);
        }
    }

    /** Every line belongs to a row that was given, a row that was counted, a blank line or the first row. */
    @Test
    void accountsForEveryLineWhereQuotesAreBroken() {
        int refused = 0;
        long bad = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            String text = mutated(table(random, "ab1 \"\","), random, "a,\"\"\"\"\n\r\n");
            CsvFormat format = CsvFormat.standard().withHeader(CsvFormat.Header.ABSENT);
            ReadRows read;
            try {
                read = ReadRows.of(text, format, BadRows.SKIP);
            } catch (MalformedFileException e) {
                assertThat(e).hasMessageContaining("first row");
                refused++;
                continue;
            }
            long lines = read.bad() + read.blank() + leadingBlank(text);
            long last = 0;
            for (int i = 0; i < read.rows().size(); i++) {
                assertThat(read.lines().get(i)).as("seed " + seed).isGreaterThan(last);
                int spanned = read.rows().get(i).stream()
                        .mapToInt(CsvFuzzTest::lineEnds)
                        .sum();
                last = read.lines().get(i) + spanned;
                lines += 1 + spanned;
            }
            bad += read.bad();
            assertThat(lines).as("seed " + seed + ": " + Excerpt.of(text)).isEqualTo(lines(text));
        }
        assertThat(refused).isLessThan(1_500);
        assertThat(bad).isGreaterThan(1_000);
    }

    @Test
    void anyBytesAreReadOrRefusedByTheOneException() throws IOException {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = table(random, "aé€1,\" ").getBytes(StandardCharsets.UTF_8);
            if (seed % 3 == 0) {
                bytes = gzip(bytes);
            }
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            CsvFormat format =
                    CsvFormatDetector.detect(new ByteArrayInputStream(bytes)).format();
            for (BadRows policy : BadRows.values()) {
                try {
                    ReadRows.of(bytes, format, policy, CsvLimits.defaults());
                } catch (MalformedFileException e) {
                    assertThat(e).as("seed " + seed).hasMessageContaining("table.csv: ");
                }
            }
        }
    }

    private static String table(Random random, String alphabet) {
        int columns = 1 + random.nextInt(5);
        String end = ENDS[random.nextInt(ENDS.length)];
        StringBuilder text = new StringBuilder();
        for (int row = random.nextInt(12); row >= 0; row--) {
            for (int column = 0; column < columns; column++) {
                text.append(column == 0 ? "" : ",");
                boolean quoted = alphabet.indexOf('"') >= 0 && random.nextInt(3) == 0;
                text.append(quoted ? "\"" : "");
                for (int i = random.nextInt(5); i > 0; i--) {
                    char c = alphabet.charAt(random.nextInt(alphabet.length()));
                    if (quoted || (c != ',' && c != '"')) {
                        text.append(c == '"' ? "\"\"" : String.valueOf(c));
                    }
                }
                text.append(quoted && random.nextInt(6) == 0 ? end : "").append(quoted ? "\"" : "");
            }
            text.append(end);
        }
        return text.toString();
    }

    private static String mutated(String text, Random random, String alphabet) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean() || at == changed.length()) {
                changed.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
            } else {
                changed.deleteCharAt(at);
            }
        }
        return random.nextInt(4) == 0 ? changed.substring(0, random.nextInt(changed.length() + 1)) : changed.toString();
    }

    private static int lines(String text) {
        boolean open = !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
        return lineEnds(text) + (open ? 1 : 0);
    }

    private static int lineEnds(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ends += c == '\r' || (c == '\n' && (i == 0 || text.charAt(i - 1) != '\r')) ? 1 : 0;
        }
        return ends;
    }

    private static int leadingBlank(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
            i++;
        }
        return lineEnds(text.substring(0, i));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Splits at every line end and every comma. */
    private static final class Naive {
        final List<List<String>> rows = new ArrayList<>();
        final List<Long> lines = new ArrayList<>();
        int columns;
        int bad;

        Naive(String text) {
            long line = 0;
            for (String row : text.split("\r\n|\r|\n", -1)) {
                line++;
                boolean end = line > lines(text);
                if (row.isEmpty() && (columns != 1 || end)) {
                    continue;
                }
                List<String> fields = List.of(row.split(",", -1));
                if (columns == 0) {
                    columns = fields.size();
                } else if (fields.size() == columns) {
                    rows.add(fields);
                    lines.add(line);
                } else {
                    bad++;
                }
            }
        }
    }
}
