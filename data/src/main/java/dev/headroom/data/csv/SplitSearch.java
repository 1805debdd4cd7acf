package dev.headroom.data.csv;

import dev.headroom.data.csv.SampleRows.Cell;
import dev.headroom.data.csv.SampleRows.Spaces;
import dev.headroom.data.csv.StatedParts.Part;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what splits a sample into rows of equally many fields that look like one value each. Thread-safe.
 *
 * @param delimiters to try, the likelier ones first
 * @param quotes to try, the usual one first
 */
record SplitSearch(String delimiters, String quotes) {

    private static final String USUAL_DELIMITERS = ",\t;|";
    private static final String USUAL_QUOTES = "\"'";
    /** What counts as nearly all, as a share. */
    static final double NEARLY_ALL = 0.9;

    /** Returns the search for what was not stated. */
    static SplitSearch of(StatedParts stated) {
        CsvFormat format = stated.format();
        String comment =
                stated.has(Part.COMMENT) ? format.comment().map(String::valueOf).orElse("") : "";
        String delimiter = stated.has(Part.DELIMITER) ? String.valueOf(format.delimiter()) : "";
        String quote = stated.has(Part.QUOTE) ? String.valueOf(format.quote()) : "";
        return new SplitSearch(
                delimiter.isEmpty() ? without(USUAL_DELIMITERS, quote + comment) : delimiter,
                quote.isEmpty() ? without(USUAL_QUOTES, delimiter + comment) : quote);
    }

    private static String without(String marks, String taken) {
        return marks.chars()
                .filter(mark -> taken.indexOf(mark) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Returns the search for the best quote alone. */
    SplitSearch withDelimiter(char delimiter) {
        String one = String.valueOf(delimiter);
        return new SplitSearch(one, without(quotes, one));
    }

    /** Returns the sample as the best pair splits it. */
    SampleRows best(String text) {
        SampleRows plain = best(text, quotes.charAt(0));
        if (plain.quotedCells() > 0 || quotes.length() == 1) {
            return plain;
        }
        SampleRows single = best(text, quotes.charAt(1));
        boolean wrapped = single.strayQuotes() == 0
                && single.quotedCells() >= Math.min(3, single.rows().size());
        return wrapped && single.quotedCells() > 0 && score(single) >= score(plain) ? single : plain;
    }

    private SampleRows best(String text, char quote) {
        char best = delimiters.charAt(0);
        double highest = 0;
        for (int i = 0; i < delimiters.length(); i++) {
            char delimiter = delimiters.charAt(i);
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
    static double score(SampleRows rows) {
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
        for (int i = 0; i < USUAL_DELIMITERS.length(); i++) {
            int at = text.indexOf(USUAL_DELIMITERS.charAt(i));
            if (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) != ' ') {
                return CellKind.of(text) != CellKind.TEXT;
            }
        }
        return true;
    }

    /** Returns whether nearly all fields but the first of a row start with a space. */
    static boolean isSpaced(SampleRows rows) {
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
}
