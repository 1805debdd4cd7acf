package dev.headroom.cli.data;

import dev.headroom.data.column.ColumnType;
import dev.headroom.data.csv.BadRows;
import dev.headroom.data.csv.CsvFormat;
import dev.headroom.data.csv.CsvSettings;
import dev.headroom.data.csv.PlanFrom;
import dev.headroom.data.duckdb.DuckDbSettings;
import dev.headroom.data.frame.FrameSource;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are read: shared by the commands. What is not given is detected. */
final class TableOptions {

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "Between fields; 'tab' for a tab.")
    private @Nullable String delimiter;

    @Option(names = "--quote", paramLabel = "CHAR", description = "Around fields that hold delimiters.")
    private @Nullable String quote;

    @Option(names = "--header", negatable = true, description = "Whether the first row names the columns.")
    private @Nullable Boolean header;

    @Option(
            names = "--skip-lines",
            paramLabel = "N",
            description = "Lines before the table that are left out, such as a title; 0 for none.")
    private @Nullable Integer skipLines;

    @Option(names = "--encoding", paramLabel = "NAME", description = "For example UTF-8 or windows-1252.")
    private @Nullable Charset encoding;

    @Option(names = "--decimal", paramLabel = "CHAR", description = "Decimal mark, '.' or ','.")
    private @Nullable String decimal;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description = "A field with this text is null, in text columns too, instead of the usual ones; may be"
                    + " repeated.")
    private @Nullable List<String> nullTexts;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description = "integer, decimal, text, boolean, date, timestamp or instant; may be repeated.")
    private List<String> types = List.of();

    @Option(
            names = "--bad-rows",
            paramLabel = "POLICY",
            description = "fail, skip or null: what happens to rows that do not fit (default: ${DEFAULT-VALUE}).")
    private BadRows badRows = BadRows.SKIP;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "Read this column only, whatever is in its name; may be repeated.")
    private List<String> columns = List.of();

    /** Returns the columns to read; empty for all. */
    List<String> columns() {
        return columns;
    }

    /**
     * Returns the table of a file; what is not Parquet or JSON lines by its name is text.
     *
     * @param planFrom the whole file where it is then streamed, so that no late value costs a row
     */
    FrameSource open(Path file, DuckDbSettings duckDb, PlanFrom planFrom) {
        return TableFile.open("FILE", file, duckDb, csv().withPlanFrom(planFrom));
    }

    private CsvSettings csv() {
        CsvSettings settings = CsvSettings.defaults().withFormat(this::stated).withBadRows(badRows);
        settings = nullTexts == null ? settings : settings.withNullTexts(nullTexts);
        for (String stated : types) {
            int mark = stated.lastIndexOf('=');
            if (mark < 1) {
                throw new IllegalArgumentException("--type must be COLUMN=TYPE, was " + stated);
            }
            settings = settings.withType(stated.substring(0, mark), type(stated.substring(mark + 1)));
        }
        return settings;
    }

    private static ColumnType type(String name) {
        return Arrays.stream(ColumnType.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--type must be one of " + Arrays.toString(ColumnType.values()) + ", was " + name));
    }

    private CsvFormat stated(CsvFormat detected) {
        CsvFormat format = detected;
        if (delimiter != null) {
            format = format.withDelimiter(mark("--delimiter", delimiter));
        }
        if (quote != null) {
            format = format.withQuote(mark("--quote", quote));
        }
        if (header != null) {
            format = format.withHeader(header ? CsvFormat.Header.PRESENT : CsvFormat.Header.ABSENT);
        }
        if (skipLines != null) {
            if (skipLines < 0) {
                throw new IllegalArgumentException("--skip-lines must be at least 0, was " + skipLines);
            }
            format = format.withSkippedLines(skipLines);
        }
        if (encoding != null) {
            format = format.withCharset(encoding);
        }
        if (decimal != null) {
            format = format.withDecimalMark(mark("--decimal", decimal));
        }
        return nullTexts == null ? format : format.withNullTexts(nullTexts);
    }

    private static char mark(String option, String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException(option + " must be one character, was " + text);
        }
        return text.charAt(0);
    }
}
