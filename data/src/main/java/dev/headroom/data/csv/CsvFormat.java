package dev.headroom.data.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a text table is written. {@link #detect(Path)} finds it from a file's first 256 KB; every part can be
 * overridden. Thread-safe.
 *
 * <pre>{@code
 * CsvFormat format = CsvFormat.detect(Path.of("prices.csv")).format().withDecimalMark(',');
 * }</pre>
 *
 * @param delimiter between fields; no line end
 * @param quote around fields that hold delimiters, line ends or quotes, which are doubled inside
 * @param header whether the first row names the columns
 * @param charset of the text; a byte order mark that fits is skipped
 * @param decimalMark '.' or ','
 * @param trim whether spaces around fields belong to them
 * @param comment starts lines that are left out, if there is such a character
 * @param nullTexts unquoted fields with exactly one of these texts are null in columns that are not text; the empty one
 *     also in text
 * @param compression of the file as a whole
 * @param skippedLines how many lines stand before the table, such as a title, at least 0; they are left out, whatever
 *     they hold. Lines are counted as the file has them, quotes do not join any. Where the lines are told from the table
 *     by {@link #detect}, it takes a doubtful one for the table's. None is ever written: {@link CsvExport} refuses a format with any
 */
public record CsvFormat(
        char delimiter,
        char quote,
        Header header,
        Charset charset,
        char decimalMark,
        Trim trim,
        Optional<Character> comment,
        List<String> nullTexts,
        Compression compression,
        int skippedLines) {

    /** Whether the first row names the columns. */
    public enum Header {
        /** The first row names the columns. */
        PRESENT,
        /** The first row is data; columns are named column1, column2 and so on. */
        ABSENT
    }

    /** Whether spaces around fields belong to them. */
    public enum Trim {
        /** Every character counts. */
        NONE,
        /** Spaces before and after a field are dropped; inside quotes every character counts. */
        SPACES
    }

    /** How the file is compressed. */
    public enum Compression {
        /** Plain text. */
        NONE,
        /** Gzip, also several members one after the other. */
        GZIP
    }

    /** Texts that mean null unless told otherwise. NaN is not one of them: it is a number of decimal columns. */
    public static final List<String> DEFAULT_NULL_TEXTS = List.of("", "NA", "N/A", "n/a", "NULL", "null");

    /** Checks that the characters can be told apart. */
    public CsvFormat {
        nullTexts = List.copyOf(nullTexts);
        requireMark("delimiter", delimiter);
        requireMark("quote", quote);
        comment.ifPresent(c -> requireMark("comment", c));
        if (delimiter == quote
                || comment.filter(c -> c == delimiter || c == quote).isPresent()) {
            throw new IllegalArgumentException("delimiter, quote and comment must differ, were '" + delimiter + "', '"
                    + quote + "', " + comment.map(c -> "'" + c + "'").orElse("none"));
        }
        if (decimalMark != '.' && decimalMark != ',') {
            throw new IllegalArgumentException("decimalMark must be '.' or ',', was '" + decimalMark + "'");
        }
        if (skippedLines < 0) {
            throw new IllegalArgumentException("skippedLines must be at least 0, was " + skippedLines);
        }
    }

    /** Returns comma-separated UTF-8 with a header, as RFC 4180 has it. */
    public static CsvFormat standard() {
        return new CsvFormat(
                ',',
                '"',
                Header.PRESENT,
                StandardCharsets.UTF_8,
                '.',
                Trim.NONE,
                Optional.empty(),
                DEFAULT_NULL_TEXTS,
                Compression.NONE,
                0);
    }

    /**
     * Finds the format from the file's first 256 KB.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Detection detect(Path file) {
        return CsvFormatDetector.detect(file, UnaryOperator.identity());
    }

    /**
     * A format that was found, and what a person should know about how.
     *
     * @param format the format
     * @param notes what was not plain, such as a charset that had to be guessed; possibly empty
     */
    public record Detection(CsvFormat format, List<String> notes) {
        /** Copies the notes. */
        public Detection {
            notes = List.copyOf(notes);
        }
    }

    /** Returns this format with another delimiter. */
    public CsvFormat withDelimiter(char mark) {
        return new CsvFormat(
                mark, quote, header, charset, decimalMark, trim, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with another quote. */
    public CsvFormat withQuote(char mark) {
        return new CsvFormat(
                delimiter, mark, header, charset, decimalMark, trim, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with or without a header. */
    public CsvFormat withHeader(Header present) {
        return new CsvFormat(
                delimiter, quote, present, charset, decimalMark, trim, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with another charset. */
    public CsvFormat withCharset(Charset other) {
        return new CsvFormat(
                delimiter, quote, header, other, decimalMark, trim, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with another decimal mark. */
    public CsvFormat withDecimalMark(char mark) {
        return new CsvFormat(
                delimiter, quote, header, charset, mark, trim, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with spaces around fields kept or dropped. */
    public CsvFormat withTrim(Trim other) {
        return new CsvFormat(
                delimiter, quote, header, charset, decimalMark, other, comment, nullTexts, compression, skippedLines);
    }

    /** Returns this format with lines that start with {@code mark} left out. */
    public CsvFormat withComment(char mark) {
        return new CsvFormat(
                delimiter,
                quote,
                header,
                charset,
                decimalMark,
                trim,
                Optional.of(mark),
                nullTexts,
                compression,
                skippedLines);
    }

    /** Returns this format with no comment lines. */
    public CsvFormat withoutComment() {
        return new CsvFormat(
                delimiter,
                quote,
                header,
                charset,
                decimalMark,
                trim,
                Optional.empty(),
                nullTexts,
                compression,
                skippedLines);
    }

    /** Returns this format with other texts for null. */
    public CsvFormat withNullTexts(List<String> texts) {
        return new CsvFormat(
                delimiter, quote, header, charset, decimalMark, trim, comment, texts, compression, skippedLines);
    }

    /** Returns this format with another compression. */
    public CsvFormat withCompression(Compression other) {
        return new CsvFormat(
                delimiter, quote, header, charset, decimalMark, trim, comment, nullTexts, other, skippedLines);
    }

    /** Returns this format with another number of lines before the table, 0 for none. */
    public CsvFormat withSkippedLines(int lines) {
        return new CsvFormat(
                delimiter, quote, header, charset, decimalMark, trim, comment, nullTexts, compression, lines);
    }

    private static void requireMark(String name, char mark) {
        if (mark == '\r' || mark == '\n' || Character.isSurrogate(mark)) {
            throw new IllegalArgumentException(
                    name + " must be a character other than a line end, was U+" + Integer.toHexString(mark));
        }
    }
}
