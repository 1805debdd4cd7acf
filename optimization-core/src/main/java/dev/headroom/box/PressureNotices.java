package dev.headroom.box;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What listeners are still to be told, in order. Samples are taken by several threads, but notices are delivered by one
 * thread at a time and outside the watch's lock, so that a listener may sample again or free memory. Thread-safe.
 */
final class PressureNotices {

    private static final Logger LOG = LoggerFactory.getLogger(PressureNotices.class);

    private final List<PressureListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<MemoryReading>> samplers = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean delivering = new AtomicBoolean();
    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

    void add(PressureListener listener) {
        listeners.add(listener);
    }

    void remove(PressureListener listener) {
        listeners.remove(listener);
    }

    void add(Consumer<MemoryReading> sampler) {
        samplers.add(sampler);
    }

    void remove(Consumer<MemoryReading> sampler) {
        samplers.remove(sampler);
    }

    void sampled(MemoryReading reading) {
        for (Consumer<MemoryReading> sampler : samplers) {
            pending.add(() -> sampler.accept(reading));
        }
    }

    void changed(MemoryPressure before, MemoryPressure now, MemoryReading reading) {
        for (PressureListener listener : listeners) {
            pending.add(() -> listener.pressureChanged(before, now, reading));
        }
    }

    void persists(MemoryPressure level, MemoryReading reading) {
        for (PressureListener listener : listeners) {
            pending.add(() -> listener.pressurePersists(level, reading));
        }
    }

    void deliver() {
        while (!pending.isEmpty() && delivering.compareAndSet(false, true)) {
            try {
                for (Runnable notice = pending.poll(); notice != null; notice = pending.poll()) {
                    run(notice);
                }
            } finally {
                delivering.set(false);
            }
        }
    }

    private void run(Runnable notice) {
        try {
            notice.run();
        } catch (RuntimeException e) {
            if (firstFailure.compareAndSet(null, e.toString())) {
                LOG.warn("a memory listener failed; further failures are not logged", e);
            }
        }
    }

    Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure.get());
    }
}
