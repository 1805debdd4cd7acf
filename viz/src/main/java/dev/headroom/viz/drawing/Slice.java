package dev.headroom.viz.drawing;

import dev.headroom.chart.ShareData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One slice of a pie.
 *
 * @param kind one share or the sum of many
 * @param name already plain
 * @param share of the whole, in {@code [0, 1]}
 */
record Slice(Kind kind, String name, double share) {

    /** What it stands for. */
    enum Kind {
        /** One share. */
        ONE,
        /** All that are too small. */
        REST
    }

    /** More are not told apart by colour. */
    static final int MOST = 12;

    /** Returns the slices in their order; of too many the smallest become one. */
    static List<Slice> of(ShareData data) {
        double sum = data.shares().stream().sum();
        List<Slice> all = IntStream.range(0, data.labels().size())
                .mapToObj(i -> new Slice(
                        Kind.ONE,
                        PlainText.of(data.labels().get(i)),
                        data.shares().get(i) / sum))
                .toList();
        if (all.size() <= MOST) {
            return all;
        }
        double least = all.stream()
                .map(Slice::share)
                .sorted(Comparator.reverseOrder())
                .skip(MOST - 2L)
                .findFirst()
                .orElse(0.0);
        List<Slice> kept = new ArrayList<>();
        double rest = 0;
        int others = 0;
        for (Slice slice : all) {
            if (kept.size() < MOST - 1 && slice.share() >= least) {
                kept.add(slice);
            } else {
                rest += slice.share();
                others++;
            }
        }
        kept.add(new Slice(Kind.REST, String.format(Locale.ROOT, "%,d others", others), rest));
        return kept;
    }

    /** Returns name and per cent. */
    String text() {
        double percent = 100 * share;
        String digits = percent > 0 && percent < 0.1 ? "<0.1" : String.format(Locale.ROOT, "%.1f", percent);
        return name + "  " + digits + " %";
    }
}
