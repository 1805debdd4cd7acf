package dev.headroom.box;

import dev.headroom.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How fast this box reads memory, measured on the spot. Decoding reads every weight once per token, so bandwidth divided
 * by the bytes of the weights is the most tokens per second that a model can reach.
 *
 * <pre>{@code
 * MemoryBandwidth bandwidth = MemoryBandwidth.measure(box.threads());
 * double ceiling = bandwidth.bytesPerSecond() / weights.bytes();
 * }</pre>
 *
 * <p>Each thread sums its own share of an array block that is larger than the caches; the fastest of several passes
 * counts, because others may use the machine meanwhile. This takes about half a second and up to 256 MB of heap, less
 * where half of the free heap is less; everything is dropped at return. Below some 64 MB caches make the figure too
 * high. Source: the sum kernel of McCalpin's STREAM, read only.
 *
 * @param bytesPerSecond the best pass, more than 0
 * @param threads how many threads read at once
 * @param measuredOver bytes read per pass
 */
public record MemoryBandwidth(double bytesPerSecond, int threads, ByteSize measuredOver) {

    private static final int CHUNK_LONGS = 1 << 19; // 4 MiB: small enough for a heap without large holes
    private static final long MOST_BYTES = 256_000_000;
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int FEWEST_PASSES = 5;

    /**
     * Measures with {@code threads} threads, at least 1.
     *
     * @throws IllegalStateException if the thread is interrupted meanwhile; it stays interrupted
     */
    public static MemoryBandwidth measure(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        Runtime runtime = Runtime.getRuntime();
        long freeHeap = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        long chunkBytes = CHUNK_LONGS * (long) Long.BYTES;
        int perThread = (int) Math.max(1, Math.min(MOST_BYTES, freeHeap / 2) / chunkBytes / threads);
        List<Callable<Long>> readers = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            List<long[]> chunks = new ArrayList<>(perThread);
            for (int c = 0; c < perThread; c++) {
                chunks.add(new long[CHUNK_LONGS]);
            }
            readers.add(() -> chunks.stream().mapToLong(MemoryBandwidth::sum).sum());
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "headroom-bandwidth");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long bytes = perThread * chunkBytes * threads;
            return new MemoryBandwidth(bytes / (fastestPass(executor, readers) / 1e9), threads, ByteSize.of(bytes));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring the memory bandwidth", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static long fastestPass(ExecutorService executor, List<Callable<Long>> readers)
            throws InterruptedException {
        long start = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        for (int pass = 0; pass < FEWEST_PASSES || System.nanoTime() - start < NANOS; pass++) {
            long before = System.nanoTime();
            for (Future<Long> sum : executor.invokeAll(readers)) {
                requireZero(sum);
            }
            fastest = Math.min(fastest, Math.max(1, System.nanoTime() - before));
        }
        return fastest;
    }

    // Using the sum keeps the compiler from leaving the reading out.
    private static void requireZero(Future<Long> sum) throws InterruptedException {
        try {
            if (sum.get() != 0) {
                throw new IllegalStateException("a sum of zeros must be 0, was " + sum.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading memory failed", e.getCause());
        }
    }

    // Four sums, so that an addition need not wait for the one before.
    private static long sum(long[] values) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = 0; i < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        return a + b + c + d;
    }
}
