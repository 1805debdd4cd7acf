package dev.headroom.box;

import dev.headroom.ByteSize;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scope that watches one fraction of the box: when hard memory reaches it, the listener is told and memory is shed.
 *
 * <pre>{@code
 * MemoryMonitor monitor = MemoryMonitor.open(watch, 0.80, shed, reading -> log.info("{}", reading));
 * try (monitor) {
 *     heavyWork();
 * }
 * MemoryMonitor.Report report = monitor.report();
 * }</pre>
 *
 * <p>Memory is sampled at the fast interval while the scope is open. A crossing is counted again only after hard memory
 * has fallen below the fraction by the hysteresis of the watch. Thread-safe.
 */
public final class MemoryMonitor implements AutoCloseable {

    private final MemoryWatch watch;
    private final double fraction;
    private final Runnable shed;
    private final Consumer<MemoryReading> onCrossing;
    private final Consumer<MemoryReading> sampler = this::take;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final FastSampling sampling;

    private boolean above;
    private int crossings;
    private ByteSize freed = ByteSize.ZERO;
    private volatile @Nullable Report report;

    private MemoryMonitor(MemoryWatch watch, double fraction, Runnable shed, Consumer<MemoryReading> onCrossing) {
        this.watch = watch;
        this.fraction = fraction;
        this.shed = shed;
        this.onCrossing = onCrossing;
        this.sampling = watch.sampleFast();
    }

    /**
     * Opens the scope and takes the first sample.
     *
     * @param fraction share of the limit in (0, 1]
     * @param shed frees what CLEAR frees; its effect is measured by the watch's probe
     * @param onCrossing is told each time, before memory is shed
     */
    public static MemoryMonitor open(
            MemoryWatch watch, double fraction, Runnable shed, Consumer<MemoryReading> onCrossing) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction must be in (0, 1], was " + fraction);
        }
        MemoryMonitor monitor = new MemoryMonitor(watch, fraction, shed, onCrossing);
        watch.addSampleListener(monitor.sampler);
        watch.sampleQuietly();
        return monitor;
    }

    // The watch tells one thread at a time; the lock is for close() and report() on other threads.
    private void take(MemoryReading reading) {
        boolean crossed;
        synchronized (this) {
            boolean wasAbove = above;
            double hysteresis = Math.min(watch.limits().hysteresis(), fraction / 2);
            above = reading.hardFraction() >= (wasAbove ? fraction - hysteresis : fraction);
            crossed = above && !wasAbove;
            if (crossed) {
                crossings++;
            }
        }
        if (crossed) {
            try {
                onCrossing.accept(reading);
            } finally {
                shed.run();
                ByteSize gone = reading.hard().minusOrZero(watch.sampleNow().hard());
                synchronized (this) {
                    freed = freed.plus(gone);
                }
            }
        }
    }

    /** Returns how often the fraction was crossed upwards so far. */
    public synchronized int crossings() {
        return crossings;
    }

    /**
     * Returns what happened.
     *
     * @throws IllegalStateException before close
     */
    public Report report() {
        Report done = report;
        if (done == null) {
            throw new IllegalStateException("the report is made when the monitor is closed");
        }
        return done;
    }

    /** Takes a last sample and makes the report. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                sampling.close();
            } finally {
                watch.removeSampleListener(sampler);
                synchronized (this) {
                    report = new Report(sampling.peakHard(), sampling.peakUsage(), crossings, freed);
                }
            }
        }
    }

    /**
     * What happened while the monitor was open.
     *
     * @param peakHard the most hard memory of any sample
     * @param peakUsage the most usage of any sample, page cache included
     * @param crossings how often the fraction was crossed upwards
     * @param freed hard memory that was gone after shedding, as the probe saw it
     */
    public record Report(ByteSize peakHard, ByteSize peakUsage, int crossings, ByteSize freed) {}
}
