package dev.headroom.data.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.headroom.MalformedFileException;
import dev.headroom.data.frame.BadRow;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text table, pulled one by one.
 *
 * <pre>{@code
 * try (CsvRows rows = CsvRows.open(file, format, CsvLimits.defaults(), BadRows.SKIP)) {
 *     while (rows.next(sink)) {}
 * }
 * }</pre>
 *
 * FastCSV splits the text. It stops for good at a broken quote; here the next row then starts on the line after the one
 * on which the broken row started, so that every line is part of a row that was given or counted. The same is done with
 * a row that spans lines and has the wrong number of fields. Blank lines are left out, except in a table of one column,
 * where they are rows with an empty field.
 *
 * <p>One thread at a time. Holds some 100 KB, or as much as {@link CsvLimits} allows where rows are so long.
 */
final class CsvRows implements AutoCloseable {

    /** Beyond the longest field: what FastCSV reads at a time, and quotes. */
    private static final int BUFFER_SLACK = 2 * CharSource.CHUNK;

    private final String file;
    private final CsvFormat format;
    private final CsvLimits limits;
    private final BadRows policy;
    private final RowRules rules;
    private final CountedBytes bytes;
    private final CharSource source;
    private final RecordInHand hand;
    private final List<String> names;
    private final List<BadRow> kept = new ArrayList<>();
    private final List<String> headerNotices = new ArrayList<>();

    private CloseableIterator<RecordInHand> records;
    private long record;
    private long line;
    private long rows;
    private long bad;
    private long blankLines;
    private long skippedLines;
    private String firstSkipped = "";
    private @Nullable RuntimeException failure;

    private CsvRows(String file, CountedBytes bytes, CsvFormat format, CsvLimits limits, BadRows policy)
            throws IOException {
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.policy = policy;
        this.rules = new RowRules(file, limits);
        this.bytes = bytes;
        InputStream text = bytes;
        if (format.compression() == CsvFormat.Compression.GZIP) {
            text = gzip(bytes);
        }
        this.source = new CharSource(new TextDecoder(text, format.charset()));
        this.hand = new RecordInHand(source, format, limits, policy);
        this.records = startAt(1 + passLinesBefore());
        this.names = readNames();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws MalformedFileException if the first row cannot be read
     * @throws UncheckedIOException if there is no such file, or reading fails
     */
    static CsvRows open(Path file, CsvFormat format, CsvLimits limits, BadRows policy) {
        try {
            return of(file.toString(), Files.newInputStream(file), format, limits, policy);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads from a stream, which is closed with the rows, or at once if the first row cannot be read. */
    static CsvRows of(String name, InputStream in, CsvFormat format, CsvLimits limits, BadRows policy) {
        boolean opened = false;
        try {
            CsvRows rows = new CsvRows(name, new CountedBytes(in), format, limits, policy);
            opened = true;
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                closeAfterFailure(in);
            }
        }
    }

    /** Returns the columns' names, each one unique; empty for a file without any row. */
    List<String> header() {
        return names;
    }

    /**
     * Gives the next good row to {@code sink}.
     *
     * @return false at the end of the file
     * @throws MalformedFileException at a bad row under {@link BadRows#FAIL}, or where the compressed data is damaged
     */
    boolean next(RowSink sink) {
        if (failure != null) {
            throw failure;
        }
        if (names.isEmpty()) {
            return false;
        }
        hand.give(sink, names.size());
        while (tokenize()) {
            if (hand.isBlank()) {
                blankLines++;
                continue;
            }
            record++;
            line = hand.line();
            if (hand.fits() || takeAnyway(sink)) {
                rows++;
                sink.endRow();
                return true;
            }
        }
        return false;
    }

    /** Splits the next row that can be split; counts those that cannot. */
    private boolean tokenize() {
        while (true) {
            try {
                if (records.hasNext()) {
                    records.next();
                    return true;
                }
                hand.end();
                return false;
            } catch (CsvParseException e) {
                if (!hand.isJoined()) {
                    rethrow(e);
                }
                record++;
                resync(hand.isJoined() ? joinedRule() : rules.quotes(e));
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof RecordTooLongException)) {
                    throw unreadable(Objects.requireNonNull(e.getCause()));
                }
                record++;
                resync(hand.isJoined() ? joinedRule() : rules.length());
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private String joinedRule() {
        return hand.isSurplus()
                ? RowRules.spanning(RowRules.fields(names.size()))
                : RowRules.spanning("be short, after so many rows whose quotes were broken");
    }

    /** Deals with a row that was split and does not fit; returns whether it is given all the same. */
    private boolean takeAnyway(RowSink sink) {
        int columns = names.size();
        int count = hand.count();
        boolean split = count == columns && !hand.isTooLong();
        if (split) {
            bad(line, String.valueOf(hand.reason()), hand.excerpt());
        } else {
            String rule = hand.isTooLong() ? rules.length() : RowRules.fields(columns, count);
            try {
                if (hand.spansLines()) {
                    resync(RowRules.spanning(rule));
                    return false;
                }
                long here = source.position();
                bad(line, rule, lineExcerpt());
                source.seek(here);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        if (policy != BadRows.NULL || hand.isTooLong()) {
            return false;
        }
        for (int column = count; column < columns; column++) {
            sink.setNull(column);
        }
        return true;
    }

    /** Counts the present row as bad and goes on with the line after its first. */
    private void resync(String reason) {
        line = hand.line();
        try {
            long end = source.position();
            long start = hand.start();
            bad(line, reason, lineExcerpt());
            source.seek(start);
            source.passLines(1, CharSource.Passing.FORGET);
            hand.startAgainAt(line + 1, end);
            records = tokenizer();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private long passLinesBefore() {
        try {
            while (skippedLines < format.skippedLines() && source.available()) {
                if (skippedLines == 0) {
                    firstSkipped = Excerpt.ofLine(source, 0);
                }
                source.passLines(1, CharSource.Passing.FORGET);
                skippedLines++;
            }
            return skippedLines;
        } catch (IOException e) {
            throw fail(rules.unreadable(e, 1, skippedLines + 1, bytesRead()));
        }
    }

    private String lineExcerpt() throws IOException {
        return policy == BadRows.FAIL || kept.size() < limits.keptBadRows() ? Excerpt.ofLine(source, hand.start()) : "";
    }

    private void bad(long badLine, String reason, String excerpt) {
        if (policy == BadRows.FAIL) {
            throw fail(rules.row(record, badLine, reason, excerpt));
        }
        bad++;
        if (kept.size() < limits.keptBadRows()) {
            kept.add(new BadRow(record, badLine, reason, excerpt));
        }
    }

    private CloseableIterator<RecordInHand> startAt(long newLine) {
        hand.startAt(newLine);
        return tokenizer();
    }

    private CloseableIterator<RecordInHand> tokenizer() {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(limits.longestField() + BUFFER_SLACK);
        format.comment()
                .ifPresent(mark -> builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(mark));
        return builder.build(hand.handler(), hand.reader()).iterator();
    }

    private List<String> readNames() {
        HeaderRow first = new HeaderRow(rules, limits.mostColumns());
        hand.give(first, limits.mostColumns() + 1);
        try {
            do {
                if (!records.hasNext()) {
                    return List.of();
                }
                records.next();
            } while (hand.isBlank());
            if (format.header() == CsvFormat.Header.ABSENT) {
                source.seek(hand.start());
                records = startAt(hand.line());
                return first.numbered(hand.count());
            }
            String reason = hand.reason();
            if (reason != null) {
                throw rules.firstRow(hand.line(), reason, hand.excerpt());
            }
            return first.names(headerNotices);
        } catch (CsvParseException e) {
            rethrow(e);
            throw rules.firstRow(hand.line(), rules.quotes(e), headerExcerpt());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RecordTooLongException) {
                throw rules.firstRow(hand.line(), rules.length(), headerExcerpt());
            }
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private String headerExcerpt() {
        try {
            return Excerpt.ofLine(source, hand.start());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** FastCSV wraps whatever the sink throws. */
    private void rethrow(CsvParseException e) {
        if (e.getCause() instanceof RuntimeException thrown) {
            throw fail(thrown);
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
    }

    private RuntimeException unreadable(IOException e) {
        return fail(rules.unreadable(e, record + 1, hand.line(), bytesRead()));
    }

    private <E extends RuntimeException> E fail(E thrown) {
        failure = thrown;
        return thrown;
    }

    private InputStream gzip(InputStream in) throws IOException {
        try {
            return new GzipBytes(in);
        } catch (EOFException | ZipException e) {
            throw rules.gzipHeader(e);
        }
    }

    /** Has something done before each few thousand characters are read; what it throws ends the reading. */
    void beforeEachChunk(Runnable action) {
        source.beforeEachChunk(action);
    }

    /** Returns the number of the last row of data, bad ones included. */
    long record() {
        return record;
    }

    /** Returns the line on which the last row started. */
    long line() {
        return line;
    }

    /** Returns how many rows were given. */
    long rows() {
        return rows;
    }

    /** Returns how many bytes of the file were read; of the compressed ones if it is compressed. */
    long bytesRead() {
        return bytes.count();
    }

    /** Returns how many rows were bad. */
    long badRows() {
        return bad;
    }

    /** Returns the first bad rows. */
    List<BadRow> firstBadRows() {
        return List.copyOf(kept);
    }

    /** Returns how many blank lines were left out. */
    long blankLines() {
        return blankLines;
    }

    /** Returns what a person should know about the rows so far. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (skippedLines > 0) {
            notices.add((skippedLines == 1 ? "1 line" : skippedLines + " lines") + " before the table "
                    + (skippedLines == 1 ? "was" : "were") + " left out, the first is '" + firstSkipped + "'");
        }
        notices.addAll(headerNotices);
        hand.spans().notice().ifPresent(notices::add);
        if (blankLines > 0) {
            notices.add(blankLines == 1 ? "1 blank line was left out" : blankLines + " blank lines were left out");
        }
        if (hand.comments() > 0) {
            notices.add(
                    hand.comments() == 1
                            ? "1 comment line was left out"
                            : hand.comments() + " comment lines were left out");
        }
        if (source.undecodable() > 0) {
            long broken = source.undecodable();
            notices.add((broken == 1 ? "1 byte is" : broken + " bytes are") + " not "
                    + format.charset().name());
        }
        return notices;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + file + ": " + e.getMessage(), e);
        }
    }

    private static void closeAfterFailure(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
