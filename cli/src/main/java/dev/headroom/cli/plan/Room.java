package dev.headroom.cli.plan;

import dev.headroom.ByteSize;
import dev.headroom.box.Box;
import dev.headroom.box.MemoryLimits;
import dev.headroom.cache.CacheLimits;

/**
 * What a box leaves for models.
 *
 * @param box the box
 * @param taken hard memory of everything that runs in it already
 * @param java heap, code and libraries of the process that is to run the models
 * @param caches most bytes that the caches of answers and templates hold
 */
record Room(Box box, ByteSize taken, ByteSize java, ByteSize caches) {

    /** A process with the runtime loaded and its model closed again: 143 MB by the Footprint benchmark, rounded up. */
    private static final ByteSize JAVA = ByteSize.megabytes(150);

    static Room in(Box box, ByteSize taken, CacheLimits caches) {
        return new Room(box, taken, JAVA, caches.total());
    }

    /** Returns what stays free, so that pressure relief never has to begin. */
    ByteSize margin() {
        return box.memory().times(1 - MemoryLimits.DEFAULT_CLEAR);
    }

    /** Returns what is left for models. */
    ByteSize forModels() {
        return box.memory()
                .minusOrZero(margin())
                .minusOrZero(taken)
                .minusOrZero(java)
                .minusOrZero(caches);
    }
}
