package dev.headroom.viz.axis;

/**
 * One mark along an axis.
 *
 * @param position where
 * @param label beside it; empty for a small mark between two labelled ones
 */
public record Tick(double position, String label) {

    /** Returns a mark without a label. */
    static Tick small(double position) {
        return new Tick(position, "");
    }

    /** Returns whether it has a label. */
    public boolean labelled() {
        return !label.isEmpty();
    }
}
