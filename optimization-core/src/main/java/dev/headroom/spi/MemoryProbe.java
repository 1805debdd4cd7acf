package dev.headroom.spi;

import dev.headroom.box.MemoryReading;

/**
 * Reads the memory of the box. Core brings probes for cgroup v1, v2 and the host.
 *
 * <p>Thread-safe. A reading takes well under a millisecond and allocates little: it is taken every 250 ms while a
 * model loads.
 */
public interface MemoryProbe {

    /** Returns a short stable name, for example {@code cgroup-v2}; it is the {@code source} of every reading. */
    String id();

    /**
     * Takes a reading now.
     *
     * @throws java.io.UncheckedIOException if the kernel's files cannot be read
     */
    MemoryReading read();
}
