package dev.headroom.data.frame;

import dev.headroom.data.plan.DtypePlan;
import java.util.List;

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
}
