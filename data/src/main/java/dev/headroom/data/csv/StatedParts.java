package dev.headroom.data.csv;

import java.util.EnumSet;
import java.util.Set;

/**
 * The parts of a format that someone stated, out of those that decide how bytes become fields: the others are found
 * under them. Thread-safe.
 *
 * @param format holds the stated parts
 * @param parts which were stated
 */
record StatedParts(CsvFormat format, Set<Part> parts) {

    /** What decides how bytes become fields. */
    enum Part {
        CHARSET,
        COMPRESSION,
        SKIPPED_LINES,
        DELIMITER,
        QUOTE,
        TRIM,
        COMMENT;

        private Object of(CsvFormat format) {
            return switch (this) {
                case CHARSET -> format.charset();
                case COMPRESSION -> format.compression();
                case SKIPPED_LINES -> format.skippedLines();
                case DELIMITER -> format.delimiter();
                case QUOTE -> format.quote();
                case TRIM -> format.trim();
                case COMMENT -> format.comment();
            };
        }
    }

    StatedParts {
        parts = Set.copyOf(parts);
    }

    /** Returns that nothing was stated. */
    static StatedParts none() {
        return new StatedParts(CsvFormat.standard(), Set.of());
    }

    /** Returns these parts and those that {@code asked} has otherwise than they were found. */
    StatedParts and(CsvFormat found, CsvFormat asked) {
        Set<Part> more = EnumSet.noneOf(Part.class);
        more.addAll(parts);
        for (Part part : Part.values()) {
            if (!part.of(found).equals(part.of(asked))) {
                more.add(part);
            }
        }
        return new StatedParts(asked, more);
    }

    /** Returns whether the part was stated. */
    boolean has(Part part) {
        return parts.contains(part);
    }
}
