package dev.headroom.data.csv;

/** How much of a file is looked at before it is read. */
public enum PlanFrom {
    /**
     * Its first rows. Reading whole corrects what they did not show; in a stream a value that does not fit is a bad
     * value.
     */
    SAMPLE,
    /** All of it, in a pass of its own, so that every value fits when it is read. */
    WHOLE_FILE
}
