package dev.headroom.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.headroom.MalformedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;

/** What must hold for the rows of a file, in words that read after "must", and the errors that say it. Thread-safe. */
final class RowRules {

    private final String file;
    private final CsvLimits limits;

    RowRules(String file, CsvLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Returns the rule that FastCSV found broken; it tells the kinds by their text alone. */
    String quotes(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unclosed")) {
            return "close its quotes before the file ends";
        }
        return message.startsWith("Unexpected character")
                ? "have a delimiter or line end after a closing quote"
                : "have fields of at most " + limits.longestField() + " characters and close its quotes";
    }

    /** Returns the rule on a row's length. */
    String length() {
        return "have at most " + limits.longestRecord() + " characters";
    }

    /** Returns the rule on the number of fields. */
    static String fields(int columns) {
        return "have " + columns + " fields";
    }

    /** Returns the rule on the number of fields, for a row that was split to its end. */
    static String fields(int columns, int count) {
        return fields(columns) + ", not " + count;
    }

    /** Returns the rule for a row that was split to its end and may have swallowed others. */
    static String spanning(String rule) {
        return rule + "; it spans several lines, so that a quote may be broken";
    }

    /** Returns the error for a row. */
    MalformedFileException row(long record, long line, String rule, String excerpt) {
        return new MalformedFileException(file, place(record, line), rule, "'" + excerpt + "'");
    }

    /** Returns the error for the first row. */
    MalformedFileException firstRow(long line, String rule, String excerpt) {
        return new MalformedFileException(file, "first row (line " + line + ")", rule, "'" + excerpt + "'");
    }

    /** Returns the error for more columns than there may be. */
    MalformedFileException columns(String found) {
        return new MalformedFileException(
                file, "first row", "have at most " + limits.mostColumns() + " columns", found);
    }

    /** Returns the error for compressed data that does not start. */
    MalformedFileException gzipHeader(IOException e) {
        return new MalformedFileException(file, "start", "be a gzip header", String.valueOf(e.getMessage()), e);
    }

    /** Returns the error for reading that stopped. */
    RuntimeException unreadable(IOException e, long record, long line, long bytesRead) {
        String place = place(record, line);
        if (e instanceof EOFException) {
            return new MalformedFileException(
                    file,
                    place,
                    "be followed by the rest of the gzip stream",
                    "cut off after " + bytesRead + " bytes",
                    e);
        }
        if (e instanceof ZipException) {
            return new MalformedFileException(
                    file, place, "be whole in the gzip stream", "damaged: " + e.getMessage(), e);
        }
        return new UncheckedIOException("reading " + file + ", " + place + ": " + e.getMessage(), e);
    }

    private static String place(long record, long line) {
        return "record " + record + " (line " + line + ")";
    }
}
