package dev.headroom.data.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The row that FastCSV is just splitting: hands its fields on, remembers what was wrong with it and where in the file
 * it starts. FastCSV does not tell positions, but its buffer's end is always the last character that it was given, so
 * that the distance of a field from that end is its distance from the reading position. One thread at a time.
 */
final class RecordInHand {

    /** Rows that are longer are looked at while they are read. */
    private static final int LONG = 2 * CharSource.CHUNK;

    /** Surplus fields this far from their row's start raise the question whether a broken quote made them. */
    private static final int FAR = 512;

    /** Longest rows that may be read in vain before broken quotes are looked for in every long row. */
    private static final int PATIENCE = 8;

    /** A row that can only be a bad one was left in its midst. */
    private static final class JoinedLines extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JoinedLines() {
            super("quotes join lines", null, false, false);
        }
    }

    private static final char[] NOTHING = {};

    private final CharSource source;
    private final String charset;
    private final char delimiter;
    private final char quote;
    private final boolean trim;
    private final boolean nulling;
    private final CsvLimits limits;
    private final int longestField;

    private @Nullable RowSink sink;
    private int columns;
    private int wanted;
    private int count;
    private boolean blank;
    private boolean surplus;
    private boolean tooLong;
    private boolean surplusSeen;
    private boolean joined;
    private int bufferEnd;
    private boolean ended;

    /** Characters that were read in vain by rows whose quotes were broken, and will be read again. */
    private long readAgain;

    /** Where a row, the present one or the one before, is known to start. */
    private long knownPosition;

    private long knownLine;
    private long begunLine;

    private @Nullable String reason;
    private String excerpt = "";

    private long comments;
    private final LineSpans spans = new LineSpans();

    RecordInHand(CharSource source, CsvFormat format, CsvLimits limits, BadRows policy) {
        this.source = source;
        this.charset = format.charset().name();
        this.delimiter = format.delimiter();
        this.quote = format.quote();
        this.trim = format.trim() == CsvFormat.Trim.SPACES;
        this.nulling = policy == BadRows.NULL;
        this.limits = limits;
        this.longestField = limits.longestField();
    }

    /** Starts again at the source's position, which is the start of {@code line}; it was read up to {@code end}. */
    void startAgainAt(long line, long end) {
        readAgain += Math.max(0, end - source.position() - LONG);
        startAt(line);
    }

    /** Starts at the source's position, which is the start of {@code line}. */
    void startAt(long line) {
        knownPosition = source.position();
        knownLine = line;
        begunLine = line;
        source.keepFrom(knownPosition);
    }

    /** Names the receiver of the next rows' fields. */
    void give(RowSink receiver, int columnCount) {
        sink = receiver;
        columns = columnCount;
        wanted = columnCount;
    }

    /** Returns the tokenizer's way to the source. */
    Reader reader() {
        return new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                beforeReading();
                int taken = source.read(target, offset, length);
                ended = taken < 0;
                bufferEnd = ended ? offset : offset + taken;
                return taken;
            }

            @Override
            public void close() {
                // the source is closed by its owner; a tokenizer that is given up leaves it open
            }
        };
    }

    /** Returns a receiver for a tokenizer that starts at the line named last. */
    CsvCallbackHandler<RecordInHand> handler() {
        long linesBefore = knownLine - 1;
        return new AbstractBaseCsvCallbackHandler<>() {
            @Override
            protected void handleBegin(long startingLine) {
                begin(linesBefore + startingLine);
            }

            @Override
            protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
                field(index, buffer, offset, length, quoted);
            }

            @Override
            protected void handleComment(char[] buffer, int offset, int length) {
                comments++;
                // the place of an empty comment that ends the file is not told
                if (length > 0 || !ended) {
                    known(positionOf(offset) - 1);
                }
            }

            @Override
            protected void handleEmpty() {
                empty();
            }

            @Override
            protected RecordInHand buildRecord() {
                count = getFieldCount();
                return RecordInHand.this;
            }
        };
    }

    private void begin(long line) {
        spans.add(begunLine, line);
        begunLine = line;
        wanted = columns;
        reason = null;
        blank = false;
        surplus = false;
        tooLong = false;
        surplusSeen = false;
        joined = false;
    }

    private void field(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index == 0) {
            known(positionOf(offset) - (quoted ? 1 : 0));
        }
        if (index >= wanted) {
            if (index >= columns) {
                surplus(offset);
            }
            return;
        }
        if (length > longestField) {
            refuse(index, "have fields of at most " + limits.longestField() + " characters", buffer, offset, length);
        } else if (source.lastUndecodable() >= knownPosition && TextDecoder.holdsUndecodable(buffer, offset, length)) {
            refuse(index, "be text in " + charset, buffer, offset, length);
        } else if (trim && !quoted) {
            trimmed(index, buffer, offset, length);
        } else {
            hand(index, buffer, offset, length, quoted);
        }
        if (index == columns - 1 && positionOf(offset + length) - knownPosition > limits.longestRecord()) {
            tooLong = true;
        }
    }

    private void surplus(int offset) {
        surplus = true;
        if (!surplusSeen && positionOf(offset) - knownPosition > FAR) {
            surplusSeen = true;
            try {
                joined = spansLines();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (joined) {
                throw new JoinedLines();
            }
        }
    }

    private void trimmed(int index, char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && isSpace(buffer[from])) {
            from++;
        }
        while (to > from && isSpace(buffer[to - 1])) {
            to--;
        }
        if (from == to || buffer[from] != quote) {
            hand(index, buffer, from, to - from, false);
            return;
        }
        // FastCSV takes a quote after a space for text, so that delimiters inside it have already split the field
        for (int i = from + 1; i < to - 1; i++) {
            if (buffer[i] == quote) {
                refuse(index, "have its quotes right after the delimiter", buffer, from, to - from);
                return;
            }
        }
        if (to - from < 2 || buffer[to - 1] != quote) {
            refuse(index, "have its quotes right after the delimiter", buffer, from, to - from);
        } else {
            hand(index, buffer, from + 1, to - from - 2, true);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private void hand(int index, char[] buffer, int offset, int length, boolean quoted) {
        RowSink receiver = receiver();
        if (!receiver.field(index, buffer, offset, length, quoted)) {
            refuse(index, receiver.reason(), buffer, offset, length);
        }
    }

    private void refuse(int index, String why, char[] buffer, int offset, int length) {
        if (reason == null) {
            reason = why;
            excerpt = Excerpt.of(buffer, offset, length);
        }
        if (nulling) {
            receiver().setNull(index);
        } else {
            wanted = 0;
        }
    }

    private void empty() {
        blank = true;
        if (columns == 1) {
            blank = false;
            hand(0, NOTHING, 0, 0, false);
        }
    }

    private RowSink receiver() {
        RowSink receiver = sink;
        if (receiver == null) {
            throw new IllegalStateException("a row was read before its receiver was named");
        }
        return receiver;
    }

    private void known(long position) {
        knownPosition = position;
        knownLine = begunLine;
        source.keepFrom(position);
    }

    private long positionOf(int bufferIndex) {
        return source.position() - (bufferEnd - bufferIndex);
    }

    /** Stops rows that are too long, and forgets what lies before the present one. */
    private void beforeReading() throws IOException {
        if (source.position() - knownPosition <= LONG) {
            return;
        }
        if (knownLine != begunLine) {
            long here = source.position();
            known(start());
            source.seek(here);
        }
        if (source.position() - knownPosition > limits.longestRecord()) {
            throw new RecordTooLongException();
        }
        // quotes that join all lines would otherwise be followed anew from each of them
        if (readAgain > knownPosition + (long) PATIENCE * limits.longestRecord()) {
            joined = spansLines();
            if (joined) {
                throw new RecordTooLongException();
            }
        }
    }

    /** Returns where the present row starts, and goes there. */
    long start() throws IOException {
        source.seek(knownPosition);
        source.passLines(begunLine - knownLine, CharSource.Passing.KEEP);
        return source.position();
    }

    /** Returns whether the present row's quotes hold a line end, as far as it was read. */
    boolean spansLines() throws IOException {
        long here = source.position();
        start();
        boolean inside = false;
        boolean mayOpen = true;
        boolean joins = false;
        while (source.position() < here) {
            int c = source.next();
            if (c == '\n' || c == '\r') {
                joins = inside;
                break;
            }
            if (c == quote && (inside || mayOpen)) {
                inside = !inside;
                mayOpen = true; // a doubled quote closes and opens again
            } else {
                mayOpen = c == delimiter;
            }
        }
        source.seek(here);
        return joins;
    }

    /** Counts the last row's lines, since no other row begins where a file ends without a line end. */
    void end() throws IOException {
        long lines = 0;
        start();
        while (source.available()) {
            source.passLines(1, CharSource.Passing.FORGET);
            lines++;
        }
        spans.add(begunLine, begunLine + lines);
        begunLine += lines;
    }

    /** Returns the line on which the present row starts. */
    long line() {
        return begunLine;
    }

    /** Returns how many fields the present row has. */
    int count() {
        return count;
    }

    /** Returns whether the present row is a blank line. */
    boolean isBlank() {
        return blank;
    }

    /** Returns whether the present row has one fitting field for every column. */
    boolean fits() {
        return reason == null && count == columns && !tooLong;
    }

    /** Returns what was wrong with a value of the present row. */
    @Nullable
    String reason() {
        return reason;
    }

    /** Returns the value that was wrong. */
    String excerpt() {
        return excerpt;
    }

    /** Returns whether the present row was split to its end and is longer than a row may be. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Returns whether the present row was given up because its quotes join lines. */
    boolean isJoined() {
        return joined;
    }

    /** Returns whether the present row has more fields than there are columns, as far as it was read. */
    boolean isSurplus() {
        return surplus;
    }

    /** Returns how many comment lines were left out. */
    long comments() {
        return comments;
    }

    /** Returns the rows that spanned several lines. */
    LineSpans spans() {
        return spans;
    }
}
