package dev.headroom.box;

/**
 * What one control group is charged for, in bytes.
 *
 * @param limit the limit of this very group, {@link KernelFile#NO_LIMIT} where it has none
 * @param usage everything charged
 * @param hard what cannot be given back
 * @param soft active page cache
 * @param reclaimable inactive page cache
 */
record GroupMemory(long limit, long usage, long hard, long soft, long reclaimable) {

    /** Keeps the parts within the usage: counters are read one after the other while they move. */
    GroupMemory {
        hard = hard < 0 ? usage : Math.min(hard, usage); // a sum of nonsense may have overflown
        soft = Math.min(soft, usage);
        reclaimable = Math.min(reclaimable, usage);
    }

    long free() {
        return Math.max(0, limit - hard);
    }
}
