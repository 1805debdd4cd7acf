package dev.headroom.data.duckdb;

/** The few forms in which values cross from DuckDB's vectors into columns. */
enum Form {
    /** BIGINT. */
    LONG,
    /** BIGINT from 0 up; a negative one stands for a value above 2<sup>63</sup>. */
    UNSIGNED,
    /** HUGEINT. */
    HUGE,
    /** BIGINT; the least one stands for infinity. */
    FINITE,
    /** BIGINT of nanoseconds; the least one stands for infinity. */
    NANOSECONDS,
    /** BOOLEAN. */
    TRUTH,
    /** DOUBLE. */
    FLOATING,
    /** DOUBLE that is a decimal of at most 15 digits. */
    SCALED,
    /** DECIMAL of more digits. */
    DECIMAL,
    /** VARCHAR. */
    TEXT
}
