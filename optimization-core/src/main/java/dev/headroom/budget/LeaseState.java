package dev.headroom.budget;

/** Where a lease stands. */
public enum LeaseState {
    /** Some of its bytes are promised, not yet allocated. */
    RESERVED,
    /** All of its bytes are allocated, so the box's own reading counts them too. */
    COMMITTED
}
