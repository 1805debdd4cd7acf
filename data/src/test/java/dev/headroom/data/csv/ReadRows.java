package dev.headroom.data.csv;

import dev.headroom.data.frame.BadRow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rows of a small table, as text, with what the reader says about them. */
record ReadRows(
        List<String> header,
        List<List<String>> rows,
        List<Long> lines,
        long bad,
        List<BadRow> firstBad,
        long blank,
        List<String> notices) {

    static final String NULL = "<null>";

    /** Reads {@code text} with a sink that refuses "bad" and takes every other value. */
    static ReadRows of(String text, CsvFormat format, BadRows policy) {
        return of(text.getBytes(StandardCharsets.UTF_8), format, policy, CsvLimits.defaults());
    }

    static ReadRows of(byte[] bytes, CsvFormat format, BadRows policy, CsvLimits limits) {
        return of(new ByteArrayInputStream(bytes), format, policy, limits);
    }

    static ReadRows of(InputStream in, CsvFormat format, BadRows policy, CsvLimits limits) {
        try (CsvRows rows = CsvRows.of("table.csv", in, format, limits, policy)) {
            Collected sink = new Collected(rows.header().size());
            List<Long> lines = new ArrayList<>();
            while (rows.next(sink)) {
                lines.add(rows.line());
            }
            return new ReadRows(
                    rows.header(),
                    sink.rows,
                    lines,
                    rows.badRows(),
                    rows.firstBadRows(),
                    rows.blankLines(),
                    rows.notices());
        }
    }

    /** Keeps what it is given. */
    static final class Collected implements RowSink {
        final List<List<String>> rows = new ArrayList<>();
        private final @Nullable String[] pending;
        private final Set<String> refused = Set.of("bad");

        Collected(int columns) {
            pending = new String[columns];
        }

        @Override
        public boolean field(int column, char[] buffer, int offset, int length, boolean quoted) {
            String value = new String(buffer, offset, length);
            pending[column] = value;
            return !refused.contains(value);
        }

        @Override
        public String reason() {
            return "be good";
        }

        @Override
        public void setNull(int column) {
            pending[column] = NULL;
        }

        @Override
        public void endRow() {
            if (Arrays.asList(pending).contains(null)) {
                throw new AssertionError("row with a column that was not given: " + Arrays.toString(pending));
            }
            rows.add(List.of(pending.clone()));
            Arrays.fill(pending, null);
        }
    }
}
