package dev.headroom.box;

import dev.headroom.ByteSize;
import dev.headroom.spi.MemoryProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the box again and again and tells listeners when the pressure changes.
 *
 * <pre>{@code
 * try (MemoryWatch watch = new MemoryWatch(MemoryProbes.detect(), MemoryLimits.defaults())) {
 *     watch.addListener((before, now, reading) -> log.info("{} -> {}", before, now));
 *     watch.start();
 * }
 * }</pre>
 *
 * <p>Making a watch starts no thread and reads nothing. {@link #start()} starts the daemon thread
 * {@code headroom-memory-watch}, which samples at the regular interval, and at the fast one from ALERT on and while a
 * {@link #sampleFast()} scope is open. A sample between two large allocations may come too late: admission is decided by
 * the budget, not here. Thread-safe.
 */
public final class MemoryWatch implements AutoCloseable {

    static final String THREAD = "headroom-memory-watch";

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

    private final MemoryProbe probe;
    private final MemoryLimits limits;
    private final SampleSchedule schedule;
    private final PressureNotices notices = new PressureNotices();
    private final ReentrantLock lock = new ReentrantLock();
    private final FastPace fastPace;

    private PressureGauge gauge;
    private @Nullable MemoryReading latest;
    private @Nullable Instant lastNotice;
    private ByteSize peakHard = ByteSize.ZERO;
    private SampleSchedule.@Nullable Repetition regular;
    private boolean alerted;
    private boolean probeFailed;
    private boolean closed;

    /** Makes a watch with a thread of its own, which is not started yet. */
    public MemoryWatch(MemoryProbe probe, MemoryLimits limits) {
        this(probe, limits, new DaemonSchedule(THREAD));
    }

    MemoryWatch(MemoryProbe probe, MemoryLimits limits, SampleSchedule schedule) {
        this.probe = probe;
        this.limits = limits;
        this.schedule = schedule;
        this.gauge = PressureGauge.of(limits);
        this.fastPace = new FastPace(schedule, limits.fastInterval(), this::sampleQuietly);
    }

    /**
     * Begins to sample in the background. Starting again does nothing.
     *
     * @throws IllegalStateException after close
     */
    public void start() {
        lock.lock();
        try {
            requireOpen();
            if (regular == null) {
                regular = schedule.every(limits.interval(), this::sampleQuietly);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a listener; it is told of changes from now on. */
    public void addListener(PressureListener listener) {
        notices.add(listener);
    }

    /** Removes a listener; one that was never added is ignored. */
    public void removeListener(PressureListener listener) {
        notices.remove(listener);
    }

    void addSampleListener(Consumer<MemoryReading> listener) {
        notices.add(listener);
    }

    void removeSampleListener(Consumer<MemoryReading> listener) {
        notices.remove(listener);
    }

    /** Returns the last reading, taking the first one where there is none yet. */
    public MemoryReading latest() {
        lock.lock();
        try {
            if (latest != null) {
                return latest;
            }
        } finally {
            lock.unlock();
        }
        return sampleNow();
    }

    /**
     * Takes a reading now, updates level and peak and tells the listeners.
     *
     * @throws java.io.UncheckedIOException if the kernel's files cannot be read
     */
    public MemoryReading sampleNow() {
        MemoryReading reading;
        lock.lock();
        try {
            reading = probe.read();
            take(reading);
        } finally {
            lock.unlock();
        }
        notices.deliver();
        return reading;
    }

    private void take(MemoryReading reading) {
        MemoryPressure before = gauge.pressure();
        gauge = gauge.after(reading);
        MemoryPressure now = gauge.pressure();
        latest = reading;
        peakHard = ByteSize.max(peakHard, reading.hard());
        notices.sampled(reading);
        if (now != before) {
            lastNotice = reading.at();
            notices.changed(before, now, reading);
            keepPace(now);
        } else if (now.isAtLeast(MemoryPressure.CLEAR) && isDue(now, reading.at())) {
            lastNotice = reading.at();
            notices.persists(now, reading);
        }
    }

    // A model that was lent at the first notice of an emergency is idle soon after; the next one must not be long.
    private boolean isDue(MemoryPressure level, Instant now) {
        Duration pause = level == MemoryPressure.EMERGENCY ? limits.fastInterval() : limits.interval();
        return lastNotice == null || !now.isBefore(lastNotice.plus(pause));
    }

    // Only a watch that was started follows pressure closely; one that is asked by hand starts no thread.
    private void keepPace(MemoryPressure now) {
        boolean close = now.isAtLeast(MemoryPressure.ALERT) && regular != null && !closed;
        if (close && !alerted) {
            fastPace.need();
        } else if (!close && alerted) {
            fastPace.release();
        }
        alerted = close;
    }

    /** Samples; a failure is logged once and the last reading kept. */
    void sampleQuietly() {
        try {
            sampleNow();
        } catch (RuntimeException e) {
            lock.lock();
            try {
                if (!probeFailed && !closed) {
                    LOG.warn("memory cannot be read, keeping the last reading; further failures are not logged", e);
                }
                probeFailed = true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Returns the level by the last sample; NORMAL before the first one. */
    public MemoryPressure pressure() {
        lock.lock();
        try {
            return gauge.pressure();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the most hard memory of any sample so far. */
    public ByteSize peakHard() {
        lock.lock();
        try {
            return peakHard;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the limits that levels and intervals come from. */
    public MemoryLimits limits() {
        return limits;
    }

    /**
     * Samples at the fast interval until the scope is closed, whether the watch was started or not, and remembers the
     * peak. A sample is taken now and at close.
     *
     * @throws IllegalStateException after close
     */
    public FastSampling sampleFast() {
        lock.lock();
        try {
            requireOpen();
            fastPace.need();
        } finally {
            lock.unlock();
        }
        return FastSampling.open(this, fastPace::release);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the memory watch is closed");
        }
    }

    /** Returns what the first listener that failed has thrown; empty if none has. */
    Optional<String> firstListenerFailure() {
        return notices.firstFailure();
    }

    /** Ends sampling; {@link #sampleNow()} and {@link #latest()} still work. Closing again does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                schedule.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
