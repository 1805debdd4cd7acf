package dev.headroom.box;

import dev.headroom.ByteSize;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The Java heap of this process.
 *
 * @param used bytes of objects, garbage not collected yet included
 * @param committed bytes taken from the system so far
 * @param maximum bytes that it may grow to, by {@code -Xmx}
 */
public record JavaHeap(ByteSize used, ByteSize committed, ByteSize maximum) {

    /** Returns the heap now. */
    public static JavaHeap now() {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        return new JavaHeap(
                ByteSize.of(committed - runtime.freeMemory()),
                ByteSize.of(committed),
                ByteSize.of(Math.max(committed, runtime.maxMemory())));
    }

    /**
     * Returns the bytes of objects that survived the last collection of each part of the heap; less than what is live
     * by what was allocated since. Unlike {@link #used}, garbage does not count.
     */
    public static ByteSize surviving() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            bytes += afterCollection == null ? 0 : afterCollection.getUsed();
        }
        return ByteSize.of(bytes);
    }

    /** Returns the bytes that it may still take from the system: they are not free for anything else. */
    public ByteSize toCome() {
        return maximum.minusOrZero(committed);
    }
}
