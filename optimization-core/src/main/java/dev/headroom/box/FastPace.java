package dev.headroom.box;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Repeats a task quickly for as long as anyone needs it; users are counted. Thread-safe. */
final class FastPace {

    private final SampleSchedule schedule;
    private final Duration interval;
    private final Runnable task;
    private int users;
    private SampleSchedule.@Nullable Repetition running;

    FastPace(SampleSchedule schedule, Duration interval, Runnable task) {
        this.schedule = schedule;
        this.interval = interval;
        this.task = task;
    }

    synchronized void need() {
        if (running == null) {
            running = schedule.every(interval, task);
        }
        users++;
    }

    synchronized void release() {
        users--;
        if (users == 0 && running != null) {
            running.stop();
            running = null;
        }
    }
}
