package dev.headroom.data.statistics;

/** How far a figure can be trusted. */
public enum Exactness {
    /** It is right. */
    EXACT,
    /** It is near; the type that carries it says how near. */
    APPROXIMATE,
    /** The right one is at least this large. */
    LOWER_BOUND
}
