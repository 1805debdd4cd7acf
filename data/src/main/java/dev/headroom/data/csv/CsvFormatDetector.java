package dev.headroom.data.csv;

import dev.headroom.data.csv.SampleRows.Cell;
import dev.headroom.data.csv.SampleRows.Spaces;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a file's format from its start: what splits the first rows into equally many fields that look like values. */
final class CsvFormatDetector {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final double NEARLY_ALL = 0.9;

    /** Null in tables whose cells are otherwise numbers; in text they may be values. */
    private static final List<String> NULL_AMONG_NUMBERS = List.of("-", ".", "#N/A", "None", "none");

    /** Null wherever they stand. */
    private static final List<String> NULL_ANYWHERE = List.of("?", "\\N");

    private CsvFormatDetector() {}

    static CsvFormat.Detection detect(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return detect(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    static CsvFormat.Detection detect(InputStream in) throws IOException {
        List<String> notes = new ArrayList<>();
        SampleBytes sample = SampleBytes.read(in, notes);
        CsvFormat format = CsvFormat.standard().withCharset(sample.charset()).withCompression(sample.compression());
        String text = sample.text();
        Optional<String> withoutComments = withoutComments(text);
        if (withoutComments.isPresent()) {
            text = withoutComments.get();
            format = format.withComment('#');
            notes.add("lines that start with # are left out");
        }
        SampleRows rows = best(text);
        if (rows.rows().isEmpty()) {
            return new CsvFormat.Detection(format, notes);
        }
        format = format.withDelimiter(rows.delimiter()).withQuote(rows.quote());
        if (isSpaced(rows)) {
            rows = SampleRows.split(text, rows.delimiter(), rows.quote(), Spaces.DO_NOT_BELONG);
            format = format.withTrim(CsvFormat.Trim.SPACES);
            notes.add("spaces around fields are dropped: fields start with one");
        }
        if (rows.consistency() < 1) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%d of the first %d rows have %d fields, the others more or fewer",
                    Math.round(rows.consistency() * rows.rows().size()),
                    rows.rows().size(),
                    rows.columns()));
        }
        format = format.withNullTexts(nullTexts(rows, notes)).withDecimalMark(decimalMark(rows, notes));
        boolean named = isHeader(rows.rows().get(0), rows, Set.copyOf(format.nullTexts()));
        if (!named) {
            format = format.withHeader(CsvFormat.Header.ABSENT);
            notes.add("no header was found: the first row looks like the others");
        }
        return new CsvFormat.Detection(format, notes);
    }

    private static SampleRows best(String text) {
        SampleRows plain = best(text, '"');
        if (plain.quotedCells() > 0) {
            return plain;
        }
        SampleRows single = best(text, '\'');
        boolean wrapped = single.strayQuotes() == 0
                && single.quotedCells() >= Math.min(3, single.rows().size());
        return wrapped && single.quotedCells() > 0 && score(single) >= score(plain) ? single : plain;
    }

    private static SampleRows best(String text, char quote) {
        char best = DELIMITERS[0];
        double highest = 0;
        for (char delimiter : DELIMITERS) {
            SampleRows tried = SampleRows.split(text, delimiter, quote, Spaces.BELONG);
            if (isSpaced(tried)) {
                tried = SampleRows.split(text, delimiter, quote, Spaces.DO_NOT_BELONG);
            }
            double score = score(tried);
            if (score > highest) {
                best = delimiter;
                highest = score;
            }
        }
        return SampleRows.split(text, best, quote, Spaces.BELONG);
    }

    /** Rows should have equally many fields, and fields should not look as if they held several. */
    private static double score(SampleRows rows) {
        if (rows.columns() < 2) {
            return 0;
        }
        int cells = 0;
        int single = 0;
        for (List<Cell> row : rows.rows()) {
            for (Cell cell : row) {
                cells++;
                single += cell.quoted() || isSingle(cell.text()) ? 1 : 0;
            }
        }
        double consistency = rows.consistency();
        return consistency * consistency * (0.5 + 0.5 * single / cells);
    }

    private static boolean isSingle(String text) {
        for (char delimiter : DELIMITERS) {
            int at = text.indexOf(delimiter);
            if (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) != ' ') {
                return CellKind.of(text) != CellKind.TEXT;
            }
        }
        return true;
    }

    private static boolean isSpaced(SampleRows rows) {
        int cells = 0;
        int spaced = 0;
        for (List<Cell> row : rows.rows()) {
            for (Cell cell : row.subList(Math.min(1, row.size()), row.size())) {
                if (!cell.text().isEmpty()) {
                    cells++;
                    spaced += !cell.quoted() && cell.text().charAt(0) == ' ' ? 1 : 0;
                }
            }
        }
        return cells > 0 && spaced >= NEARLY_ALL * cells;
    }

    /** A first line with # that has another number of fields than most is a comment, not a header. */
    private static Optional<String> withoutComments(String text) {
        if (!text.startsWith("#")) {
            return Optional.empty();
        }
        String rest = text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
        SampleRows rows = best(rest);
        if (rows.rows().isEmpty()) {
            return Optional.empty();
        }
        String firstLine = text.lines().findFirst().orElseThrow();
        SampleRows first = SampleRows.split(firstLine, rows.delimiter(), rows.quote(), Spaces.BELONG);
        return first.columns() == rows.columns() ? Optional.empty() : Optional.of(rest);
    }

    private static List<String> nullTexts(SampleRows rows, List<String> notes) {
        List<String> texts = new ArrayList<>(CsvFormat.DEFAULT_NULL_TEXTS);
        for (int column = 0; column < rows.columns(); column++) {
            List<Cell> cells = rows.below(column);
            for (String candidate : NULL_ANYWHERE) {
                addNullText(texts, candidate, cells, notes);
            }
            for (String candidate : NULL_AMONG_NUMBERS) {
                if (isTyped(cells, Set.of(candidate), texts)) {
                    addNullText(texts, candidate, cells, notes);
                }
            }
        }
        return texts;
    }

    private static void addNullText(List<String> texts, String candidate, List<Cell> cells, List<String> notes) {
        if (!texts.contains(candidate) && cells.contains(new Cell(candidate, false))) {
            texts.add(candidate);
            notes.add("'" + candidate + "' is taken for null");
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
        return typed > 0 && typed >= NEARLY_ALL * (typed + text);
    }

    private static char decimalMark(SampleRows rows, List<String> notes) {
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
            notes.add("numbers such as 1,234 may be thousands or decimals; set the decimal mark if they are decimals");
            return '.';
        }
        notes.add("the decimal mark is a comma");
        return ',';
    }

    private static boolean isHeader(List<Cell> first, SampleRows rows, Set<String> nulls) {
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

    private static boolean anyTyped(SampleRows rows, Set<String> nulls) {
        for (int column = 0; column < rows.columns(); column++) {
            if (isTyped(rows.below(column), Set.of(), List.copyOf(nulls))) {
                return true;
            }
        }
        return false;
    }
}
