package dev.headroom.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops one request, grade by grade.
 *
 * <p>There is one alarm at a time. At first it stands at the limit of the phase. Once climbing, the token fires and the
 * alarm moves on by one grace each time: terminate hooks, kill hooks, then {@code giveUp}. Every setting of the alarm
 * has a number, so one that rings while it is being replaced does nothing.
 *
 * <p>A step is decided under the lock of the queue and returns foreign code (token, hooks, callers), which runs outside
 * it. {@link #end} waits for foreign code that is still running, so that a late hook never hits the next request.
 */
final class Escalation {

    private static final Logger LOG = LoggerFactory.getLogger(Escalation.class);

    private final String name;
    private final QueueLimits limits;
    private final DeadlineTimer timer;
    private final Object lock;
    private final CancelToken token;
    private final Supplier<Runnable> giveUp;

    // guarded by lock
    private final Map<StopGrade, List<Runnable>> hooks = new EnumMap<>(StopGrade.class);
    private DeadlineTimer.@Nullable Alarm alarm;
    private int alarmNumber;
    private @Nullable StopGrade due;
    private @Nullable StopGrade reached;
    private int stepsRunning;
    private boolean ended;

    Escalation(
            String name,
            QueueLimits limits,
            DeadlineTimer timer,
            Object lock,
            CancelToken token,
            Supplier<Runnable> giveUp) {
        this.name = name;
        this.limits = limits;
        this.timer = timer;
        this.lock = lock;
        this.token = token;
        this.giveUp = giveUp;
    }

    /** Sets the alarm to the limit of a phase, unless stopping has begun. Under the lock. */
    void watch(Phase phase, Supplier<Runnable> limitPassed) {
        if (due == null) {
            setAlarm(limits.of(phase), limitPassed);
        }
    }

    /** Begins to stop, gently at first; nothing to do where that has begun. Under the lock. */
    Runnable climb(CancelToken.Reason reason) {
        if (due != null) {
            return () -> {};
        }
        due = StopGrade.COOPERATIVE;
        raise(StopGrade.COOPERATIVE);
        setAlarm(limits.grace(), () -> climbTo(StopGrade.TERMINATED));
        return () -> token.cancel(reason);
    }

    private Runnable climbTo(StopGrade grade) {
        due = grade;
        setAlarm(limits.grace(), grade == StopGrade.TERMINATED ? () -> climbTo(StopGrade.KILLED) : giveUp);
        List<Runnable> toRun = List.copyOf(hooks.getOrDefault(grade, List.of()));
        if (!toRun.isEmpty()) {
            raise(grade);
            LOG.debug("request {} did not stop, now {}", name, grade);
        }
        return () -> toRun.forEach(this::runGuarded);
    }

    /** Fires the token and leaves the rest to the limit of the phase. */
    void askToStop(CancelToken.Reason reason) {
        act(() -> {
            raise(StopGrade.COOPERATIVE);
            return () -> token.cancel(reason);
        });
    }

    /** Adds a hook, which runs at once where its grade has come already. */
    CancelToken.Registration addHook(StopGrade grade, Runnable hook) {
        Supplier<Runnable> step = () -> {
            hooks.computeIfAbsent(grade, g -> new ArrayList<>()).add(hook);
            boolean late = due != null && due.compareTo(grade) >= 0;
            if (late) {
                raise(grade);
            }
            return late ? hook : () -> {};
        };
        if (!act(step)) {
            throw new IllegalStateException("request " + name + " has ended");
        }
        return () -> removeHook(grade, hook);
    }

    private void removeHook(StopGrade grade, Runnable hook) {
        synchronized (lock) {
            hooks.getOrDefault(grade, List.of()).remove(hook);
        }
    }

    /** Ends all stopping and waits for steps under way. Under the lock, which is released while waiting. */
    void end() {
        ended = true;
        cancelAlarm();
        boolean interrupted = false;
        while (stepsRunning > 0) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the hardest grade that was really applied. Under the lock. */
    Optional<StopGrade> reached() {
        return Optional.ofNullable(reached);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Decides a step under the lock and runs its foreign code outside. Returns false where all has ended. */
    boolean act(Supplier<Runnable> step) {
        Runnable foreign;
        synchronized (lock) {
            if (ended) {
                return false;
            }
            foreign = step.get();
            stepsRunning++;
        }
        runStep(foreign);
        return true;
    }

    private void setAlarm(Duration delay, Supplier<Runnable> step) {
        cancelAlarm();
        int number = alarmNumber;
        alarm = timer.schedule(delay, () -> ring(number, step));
    }

    private void cancelAlarm() {
        alarmNumber++;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void ring(int number, Supplier<Runnable> step) {
        Runnable foreign;
        synchronized (lock) {
            if (ended || number != alarmNumber) {
                return;
            }
            foreign = step.get();
            stepsRunning++;
        }
        runStep(foreign);
    }

    private void runStep(Runnable foreign) {
        try {
            runGuarded(foreign);
        } finally {
            synchronized (lock) {
                stepsRunning--;
                lock.notifyAll();
            }
        }
    }

    private void runGuarded(Runnable foreign) {
        try {
            foreign.run();
        } catch (RuntimeException e) {
            // a broken hook must not keep the harder ones from running
            LOG.warn("a hook that stops request {} failed", name, e);
        }
    }

    private void raise(StopGrade grade) {
        if (reached == null || reached.compareTo(grade) < 0) {
            reached = grade;
        }
    }
}
