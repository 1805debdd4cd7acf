package dev.headroom.training;

/** What the backward pass does for the values it needs. */
public enum Recomputation {
    /** Keeps all of them from the forward pass. */
    NONE,
    /**
     * Keeps each block's input alone and computes the rest again, block by block (Chen et al. 2016, Training Deep Nets
     * with Sublinear Memory Cost, section 3): the same gradients to the bit, less memory, about a third more time.
     */
    PER_BLOCK
}
