package dev.headroom.data.csv;

import dev.headroom.data.csv.SampleRows.Cell;
import dev.headroom.data.csv.SampleRows.Spaces;
import dev.headroom.data.csv.StatedParts.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds a file's format from its start: what splits the first rows into equally many fields that look like values. */
final class CsvFormatDetector {

    /** Null in tables whose cells are otherwise numbers; in text they may be values. */
    private static final List<String> NULL_AMONG_NUMBERS = List.of("-", ".", "#N/A", "None", "none");

    /** Null wherever they stand. */
    private static final List<String> NULL_ANYWHERE = List.of("?", "\\N");

    /** What is to be said about a part of the format, as long as nobody states another. */
    private record Note(Function<CsvFormat, Object> part, String text) {}

    private final StatedParts stated;
    private final List<Note> notes = new ArrayList<>();

    private CsvFormatDetector(StatedParts stated) {
        this.stated = stated;
    }

    static CsvFormat.Detection detect(Path file, UnaryOperator<CsvFormat> change) {
        try {
            StatedParts stated = StatedParts.none();
            while (true) {
                CsvFormatDetector detector = new CsvFormatDetector(stated);
                CsvFormat found;
                try (InputStream in = Files.newInputStream(file)) {
                    found = detector.find(in);
                }
                CsvFormat asked = change.apply(found);
                StatedParts more = stated.and(found, asked);
                if (more.parts().equals(stated.parts())) {
                    return new CsvFormat.Detection(asked, detector.notesFor(found, asked));
                }
                stated = more; // what was found so far was found under another delimiter or charset
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    static CsvFormat.Detection detect(InputStream in) throws IOException {
        CsvFormatDetector detector = new CsvFormatDetector(StatedParts.none());
        CsvFormat found = detector.find(in);
        return new CsvFormat.Detection(found, detector.notesFor(found, found));
    }

    private List<String> notesFor(CsvFormat found, CsvFormat asked) {
        return notes.stream()
                .filter(note -> note.part().apply(found).equals(note.part().apply(asked)))
                .map(Note::text)
                .toList();
    }

    private void note(Function<CsvFormat, Object> part, String text) {
        notes.add(new Note(part, text));
    }

    private CsvFormat find(InputStream in) throws IOException {
        List<String> aboutBytes = new ArrayList<>();
        SampleBytes sample = SampleBytes.read(in, stated, aboutBytes);
        aboutBytes.forEach(text -> note(CsvFormat::charset, text));
        CsvFormat format = CsvFormat.standard().withCharset(sample.charset()).withCompression(sample.compression());
        SplitSearch search = SplitSearch.of(stated);
        int skipped = stated.has(Part.SKIPPED_LINES) ? stated.format().skippedLines() : -1;
        OptionalInt delimiter = skipped == 0 ? OptionalInt.empty() : TitleLines.statedDelimiter(sample.text());
        int before = Math.max(skipped, delimiter.isPresent() ? 1 : 0);
        if (delimiter.isPresent() && !stated.has(Part.DELIMITER)) {
            search = search.withDelimiter((char) delimiter.getAsInt());
        }
        String text = TitleLines.after(sample.text(), before);
        int comments = stated.has(Part.COMMENT) ? 0 : commentLines(text, search);
        boolean alsoRows = comments > 0 && anyRow(TitleLines.after(text, comments), search);
        if (skipped < 0) {
            int titles = comments == 0 ? TitleLines.count(text, search) : alsoRows ? comments : 0;
            text = TitleLines.after(text, titles);
            before += titles;
        }
        if (before > 0 && skipped < 0) {
            note(
                    CsvFormat::skippedLines,
                    (before == 1 ? "1 line is" : before + " lines are")
                            + " taken to stand before the table and left out");
        }
        format = format.withSkippedLines(before);
        Optional<Character> comment = comments > 0 && !alsoRows ? Optional.of('#') : Optional.empty();
        return find(
                text, search, format, stated.has(Part.COMMENT) ? stated.format().comment() : comment);
    }

    private CsvFormat find(String start, SplitSearch search, CsvFormat skipping, Optional<Character> comment) {
        CsvFormat format = skipping;
        String text = start;
        if (comment.isPresent()) {
            char mark = comment.get();
            text = without(text, mark);
            note(CsvFormat::comment, "lines that start with " + mark + " are left out");
        }
        SampleRows rows = search.best(text);
        format = splitting(format, rows, comment);
        if (rows.rows().isEmpty()) {
            return format;
        }
        boolean spaced =
                stated.has(Part.TRIM) ? stated.format().trim() == CsvFormat.Trim.SPACES : SplitSearch.isSpaced(rows);
        if (spaced) {
            rows = SampleRows.split(text, rows.delimiter(), rows.quote(), Spaces.DO_NOT_BELONG);
            format = format.withTrim(CsvFormat.Trim.SPACES);
            if (!stated.has(Part.TRIM)) {
                note(CsvFormat::trim, "spaces around fields are dropped: fields start with one");
            }
        }
        if (rows.consistency() < 1) {
            note(
                    CsvFormat::delimiter,
                    String.format(
                            Locale.ROOT,
                            "%d of the first %d rows have %d fields, the others more or fewer",
                            Math.round(rows.consistency() * rows.rows().size()),
                            rows.rows().size(),
                            rows.columns()));
        }
        format = format.withNullTexts(nullTexts(rows)).withDecimalMark(decimalMark(rows));
        if (!isHeader(rows, Set.copyOf(format.nullTexts()))) {
            format = format.withHeader(CsvFormat.Header.ABSENT);
            note(CsvFormat::header, "no header was found: the first row looks like the others");
        }
        return format;
    }

    private static CsvFormat splitting(CsvFormat format, SampleRows rows, Optional<Character> comment) {
        return new CsvFormat(
                rows.delimiter(),
                rows.quote(),
                format.header(),
                format.charset(),
                format.decimalMark(),
                format.trim(),
                comment,
                format.nullTexts(),
                format.compression(),
                format.skippedLines());
    }

    /** First lines with # that have another number of fields than most are comments, not a header. */
    private static int commentLines(String text, SplitSearch search) {
        if (!text.startsWith("#") || (search.delimiters() + search.quotes()).indexOf('#') >= 0) {
            return 0;
        }
        SampleRows rows = search.best(without(text, '#'));
        return rows.rows().isEmpty() || isRow(text.lines().findFirst().orElseThrow(), rows)
                ? 0
                : (int) text.lines().takeWhile(line -> line.startsWith("#")).count();
    }

    /** Returns whether a line with # is none of the comments, but a row like the others. */
    private static boolean anyRow(String text, SplitSearch search) {
        SampleRows rows = search.best(without(text, '#'));
        return text.lines().anyMatch(line -> line.startsWith("#") && isRow(line, rows));
    }

    private static boolean isRow(String line, SampleRows rows) {
        return SampleRows.split(line, rows.delimiter(), rows.quote(), Spaces.BELONG)
                        .columns()
                == rows.columns();
    }

    private static String without(String text, char comment) {
        return text.lines()
                .filter(line -> line.isEmpty() || line.charAt(0) != comment)
                .collect(Collectors.joining("\n"));
    }

    private List<String> nullTexts(SampleRows rows) {
        List<String> texts = new ArrayList<>(CsvFormat.DEFAULT_NULL_TEXTS);
        for (int column = 0; column < rows.columns(); column++) {
            List<Cell> cells = rows.below(column);
            for (String candidate : NULL_ANYWHERE) {
                addNullText(texts, candidate, cells);
            }
            for (String candidate : NULL_AMONG_NUMBERS) {
                if (isTyped(cells, Set.of(candidate), texts)) {
                    addNullText(texts, candidate, cells);
                }
            }
        }
        return texts;
    }

    private void addNullText(List<String> texts, String candidate, List<Cell> cells) {
        if (!texts.contains(candidate) && cells.contains(new Cell(candidate, false))) {
            texts.add(candidate);
            note(CsvFormat::nullTexts, "'" + candidate + "' is taken for null");
        }
    }

    /** Returns whether nearly all cells are numbers, dates or truth values, and there is one. */
    private static boolean isTyped(List<Cell> cells, Set<String> alsoNull, List<String> nulls) {
        int typed = 0;
        int text = 0;
        for (Cell cell : cells) {
            if (nulls.contains(cell.text()) || alsoNull.contains(cell.text())) {
                continue;
            }
            switch (CellKind.of(cell.text())) {
                case EMPTY -> {}
                case TEXT -> text++;
                default -> typed++;
            }
        }
        return typed > 0 && typed >= SplitSearch.NEARLY_ALL * (typed + text);
    }

    private char decimalMark(SampleRows rows) {
        int comma = 0;
        int point = 0;
        boolean certain = false;
        for (List<Cell> row : rows.rows()) {
            for (Cell cell : row) {
                switch (CellKind.of(cell.text())) {
                    case COMMA_NUMBER -> {
                        comma++;
                        certain |= !cell.text().strip().matches("[+-]?[1-9]\\d{0,2},\\d{3}");
                    }
                    case NUMBER -> point += cell.text().indexOf('.') >= 0 ? 1 : 0;
                    default -> {}
                }
            }
        }
        if (comma == 0 || rows.delimiter() == ',' || comma <= point) {
            return '.';
        }
        if (!certain) {
            note(
                    CsvFormat::decimalMark,
                    "numbers such as 1,234 may be thousands or decimals; set the decimal mark if they are decimals");
            return '.';
        }
        note(CsvFormat::decimalMark, "the decimal mark is a comma");
        return ',';
    }

    /** Returns whether the first row names the columns, with the usual texts for null. */
    static boolean isHeader(SampleRows rows) {
        return isHeader(rows, Set.copyOf(CsvFormat.DEFAULT_NULL_TEXTS));
    }

    private static boolean isHeader(SampleRows rows, Set<String> nulls) {
        List<Cell> first = rows.rows().get(0);
        Set<String> distinct = new HashSet<>();
        int empty = 0;
        for (Cell cell : first) {
            CellKind kind = CellKind.of(cell.text());
            if (kind == CellKind.EMPTY) {
                empty++; // an index column has no name
            } else if (kind != CellKind.TEXT || nulls.contains(cell.text()) || !distinct.add(cell.text())) {
                return kind == CellKind.TEXT && !nulls.contains(cell.text()) && anyTyped(rows, nulls);
            }
        }
        if (empty > 1 || distinct.isEmpty()) {
            return false;
        }
        if (anyTyped(rows, nulls) || rows.rows().size() == 1) {
            return true;
        }
        for (int column = 0; column < Math.min(first.size(), rows.columns()); column++) {
            if (rows.below(column).contains(first.get(column))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a column's values below the first row are not text, with the usual texts for null. */
    static boolean anyTyped(SampleRows rows) {
        return anyTyped(rows, Set.copyOf(CsvFormat.DEFAULT_NULL_TEXTS));
    }

    private static boolean anyTyped(SampleRows rows, Set<String> nulls) {
        for (int column = 0; column < rows.columns(); column++) {
            if (isTyped(rows.below(column), Set.of(), List.copyOf(nulls))) {
                return true;
            }
        }
        return false;
    }
}
