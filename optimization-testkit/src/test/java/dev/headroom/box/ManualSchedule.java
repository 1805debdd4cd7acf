package dev.headroom.box;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Repeats tasks on the calling thread, when the test lets time pass. Confined to the thread that made it. */
final class ManualSchedule implements SampleSchedule {

    private static final class Task {
        private final Runnable work;
        private final Duration interval;
        private Duration due;

        Task(Runnable work, Duration interval, Duration due) {
            this.work = work;
            this.interval = interval;
            this.due = due;
        }
    }

    private final List<Task> tasks = new ArrayList<>();
    private final Consumer<Duration> clock;
    private Duration now = Duration.ZERO;
    private boolean closed;

    /** Moves {@code clock} along with its own time. */
    ManualSchedule(Consumer<Duration> clock) {
        this.clock = clock;
    }

    @Override
    public Repetition every(Duration interval, Runnable work) {
        Task task = new Task(work, interval, now.plus(interval));
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    void pass(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Task next = null;
            for (Task task : tasks) {
                if (task.due.compareTo(end) <= 0 && (next == null || task.due.compareTo(next.due) < 0)) {
                    next = task;
                }
            }
            moveTo(next == null ? end : next.due);
            if (next == null) {
                return;
            }
            next.due = next.due.plus(next.interval);
            next.work.run();
        }
    }

    private void moveTo(Duration time) {
        clock.accept(time.minus(now));
        now = time;
    }

    int tasks() {
        return tasks.size();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }
}
