package dev.headroom.data.frame;

import dev.headroom.MalformedFileException;
import dev.headroom.data.plan.DtypePlan;
import java.util.List;
import java.util.Locale;

/**
 * What reading came to.
 *
 * @param source the file or query
 * @param rows rows read, bad ones not counted unless their cells were made null
 * @param badRows rows that broke a rule
 * @param firstBadRows the first of them; as many as the settings keep
 * @param plan the types as they turned out
 * @param notices what a person should know: memory refused and columns spilled, types corrected, texts taken as null;
 *     possibly empty
 */
public record ReadReport(
        String source, long rows, long badRows, List<BadRow> firstBadRows, DtypePlan plan, List<String> notices) {

    /** Copies the lists. */
    public ReadReport {
        firstBadRows = List.copyOf(firstBadRows);
        notices = List.copyOf(notices);
    }

    /**
     * Returns this report.
     *
     * @throws MalformedFileException if there were rows and all of them were bad
     */
    public ReadReport requireGoodRow() {
        if (rows == 0 && badRows > 0) {
            String first = firstBadRows.stream()
                    .findFirst()
                    .map(bad -> String.format(
                            Locale.ROOT,
                            "; record %d (line %d) must %s: %s",
                            bad.record(),
                            bad.line(),
                            bad.reason(),
                            bad.excerpt()))
                    .orElse("");
            throw new MalformedFileException(
                    source, "at least one row", "be good", String.format(Locale.ROOT, "none of %,d%s", badRows, first));
        }
        return this;
    }
}
