package dev.headroom.data.statistics;

import java.util.List;

/**
 * Which values occur.
 *
 * @param distinct how many different ones
 * @param distinctExactness EXACT or LOWER_BOUND
 * @param top the most frequent, at most five, most frequent first
 * @param topExactness EXACT, or APPROXIMATE by Space-Saving (Metwally, Agrawal and El Abbadi 2005)
 */
public record ValueSummary(long distinct, Exactness distinctExactness, List<TopValue> top, Exactness topExactness) {

    /** Copies the list. */
    public ValueSummary {
        top = List.copyOf(top);
    }
}
