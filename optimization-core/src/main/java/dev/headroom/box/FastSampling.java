package dev.headroom.box;

import dev.headroom.ByteSize;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A scope in which memory is sampled quickly, for example while a model loads.
 *
 * <pre>{@code
 * try (FastSampling sampling = watch.sampleFast()) {
 *     load();
 *     sampling.sampleNow();
 *     ByteSize peak = sampling.peakHard();
 * }
 * }</pre>
 *
 * <p>Peaks are those of samples: a spike between two of them is not seen. Thread-safe.
 */
public final class FastSampling implements AutoCloseable {

    private final MemoryWatch watch;
    private final Runnable release;
    private final Consumer<MemoryReading> sampler = this::take;
    private final AtomicBoolean closed = new AtomicBoolean();
    private ByteSize peakHard = ByteSize.ZERO;
    private ByteSize peakUsage = ByteSize.ZERO;
    private int samples;

    private FastSampling(MemoryWatch watch, Runnable release) {
        this.watch = watch;
        this.release = release;
    }

    static FastSampling open(MemoryWatch watch, Runnable release) {
        FastSampling sampling = new FastSampling(watch, release);
        watch.addSampleListener(sampling.sampler);
        watch.sampleQuietly();
        return sampling;
    }

    private synchronized void take(MemoryReading reading) {
        raisePeaks(reading);
        samples++;
    }

    private synchronized void raisePeaks(MemoryReading reading) {
        peakHard = ByteSize.max(peakHard, reading.hard());
        peakUsage = ByteSize.max(peakUsage, reading.usage());
    }

    /** Takes one more sample now, for example when the work is done. */
    public MemoryReading sampleNow() {
        MemoryReading reading = watch.sampleNow();
        raisePeaks(reading); // another thread may still be delivering the sample
        return reading;
    }

    /** Returns the most hard memory seen so far. */
    public synchronized ByteSize peakHard() {
        return peakHard;
    }

    /** Returns the most usage seen so far, page cache included. */
    public synchronized ByteSize peakUsage() {
        return peakUsage;
    }

    /** Returns how many samples the peaks come from. */
    public synchronized int samples() {
        return samples;
    }

    /** Takes a last sample and ends fast sampling; the peaks can still be read. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                watch.sampleQuietly();
            } finally {
                watch.removeSampleListener(sampler);
                release.run();
            }
        }
    }
}
