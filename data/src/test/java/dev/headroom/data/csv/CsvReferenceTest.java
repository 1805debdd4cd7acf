package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.frame.BadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A parser of a few lines, written from the rules and holding the whole text, is a second opinion on every row. */
class CsvReferenceTest {

    private static final String PIECES = "ab1,,,\"\"\"\"\"\n\n\r\r#";

    @Test
    void agreesOnRowsLinesAndRecordsWhereverQuotesBreak() {
        long bad = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            bad += assertSame(seed, text(new Random(seed), "f"));
        }
        assertThat(bad).isGreaterThan(20_000);
    }

    /** The first row is so long that the others lie where the tokenizer and the source change their buffers. */
    @Test
    void agreesAtTheEdgesOfBuffers() {
        for (int seed = 0; seed < 6_000; seed++) {
            Random random = new Random(seed);
            int edge = CharSource.CHUNK * (1 + random.nextInt(3));
            assertSame(seed, text(random, "x".repeat(edge - random.nextInt(60))));
        }
    }

    private static String text(Random random, String start) {
        int columns = 1 + random.nextInt(4);
        StringBuilder text = new StringBuilder(start).append(",a".repeat(columns - 1));
        text.append(random.nextBoolean() ? "\n" : "\r\n");
        for (int i = random.nextInt(60); i > 0; i--) {
            if (random.nextInt(12) == 0) {
                text.append("1,".repeat(columns - 1)).append("\"2\"\r\n");
            }
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }

    private static long assertSame(int seed, String text) {
        CsvFormat format = CsvFormat.standard().withHeader(CsvFormat.Header.ABSENT);
        format = seed % 2 == 0 ? format : format.withComment('#');
        Reference expected = new Reference(text, format);
        ReadRows read = ReadRows.of(text, format, BadRows.SKIP);

        String as = "seed " + seed;
        assertThat(read.rows()).as(as).isEqualTo(expected.rows);
        assertThat(read.lines()).as(as).isEqualTo(expected.lines);
        assertThat(read.bad()).as(as).isEqualTo(expected.bad.size());
        assertThat(read.blank()).as(as).isEqualTo(expected.blank);
        assertThat(read.firstBad())
                .as(as)
                .extracting(row -> List.of(row.record(), row.line()))
                .isEqualTo(expected.bad.subList(0, Math.min(CsvLimits.DEFAULT_KEPT_BAD_ROWS, expected.bad.size())));
        assertThat(read.notices().stream()
                        .filter(notice -> notice.contains("several lines"))
                        .toList())
                .as(as)
                .isEqualTo(expected.spans.notice().stream().toList());
        assertThat(read.firstBad()).as(as).extracting(BadRow::excerpt).isEqualTo(expected.excerpts(text));
        return read.bad();
    }

    private static final class Reference {
        final List<List<String>> rows = new ArrayList<>();
        final List<Long> lines = new ArrayList<>();
        final List<List<Long>> bad = new ArrayList<>();
        final List<Integer> badStarts = new ArrayList<>();
        final LineSpans spans = new LineSpans();
        long blank;
        private final String text;
        private int at;
        private boolean broken;

        Reference(String text, CsvFormat format) {
            this.text = text;
            int columns = 0;
            long record = 0;
            while (at < text.length()) {
                int start = at;
                long line = 1 + lineEnds(0, start);
                if (format.comment().filter(mark -> mark == text.charAt(start)).isPresent()) {
                    at = afterLine(start);
                    continue;
                }
                List<String> fields = row();
                boolean empty = fields.size() == 1
                        && at - start <= 2
                        && text.substring(start, at).isBlank()
                        && fields.get(0).isEmpty();
                columns = columns == 0 && !empty ? fields.size() : columns;
                if (empty && columns != 1) {
                    blank += columns == 0 ? 0 : 1;
                    continue;
                }
                record++;
                long spanned = broken
                        ? 0
                        : fields.stream().mapToLong(CsvReferenceTest::lineEnds).sum();
                if (!broken && fields.size() == columns) {
                    rows.add(fields);
                    lines.add(line);
                    spans.add(line, line + 1 + spanned);
                } else {
                    bad.add(List.of(record, line));
                    badStarts.add(start);
                    at = broken || spanned > 0 ? afterLine(start) : at;
                }
            }
        }

        List<String> excerpts(String whole) {
            return badStarts.stream()
                    .limit(CsvLimits.DEFAULT_KEPT_BAD_ROWS)
                    .map(start -> Excerpt.of(whole.substring(start, endOfLine(start))))
                    .toList();
        }

        private List<String> row() {
            broken = false;
            List<String> fields = new ArrayList<>();
            do {
                at += fields.isEmpty() ? 0 : 1;
                fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            } while (!broken && at < text.length() && text.charAt(at) == ',');
            if (!broken && at < text.length()) {
                at = afterLine(at);
            }
            return fields;
        }

        private String plain() {
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder field = new StringBuilder();
            for (at++; at < text.length(); at++) {
                if (text.charAt(at) != '"') {
                    field.append(text.charAt(at));
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append(text.charAt(at++));
                } else {
                    at++;
                    broken = at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0;
                    return field.toString();
                }
            }
            broken = true;
            return "";
        }

        private int endOfLine(int from) {
            int end = from;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }

        private int afterLine(int from) {
            int end = endOfLine(from);
            return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
        }

        private long lineEnds(int from, int to) {
            return CsvReferenceTest.lineEnds(text.substring(from, to));
        }
    }

    private static int lineEnds(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ends += c == '\r' || (c == '\n' && (i == 0 || text.charAt(i - 1) != '\r')) ? 1 : 0;
        }
        return ends;
    }
}
