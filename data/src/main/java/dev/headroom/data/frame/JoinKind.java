package dev.headroom.data.frame;

/** Which rows a join keeps. */
public enum JoinKind {
    /** Rows whose keys occur in both frames. */
    INNER,
    /** Every row of the left frame; nulls where the right one has no match. */
    LEFT
}
