package dev.headroom.benchmarks.data;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is alive on the heap of this process. */
final class UsedHeap {

    private static final int COLLECTIONS = 4;

    private UsedHeap() {}

    /** Collects until nothing more goes; returns bytes. */
    static long afterCollection() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
