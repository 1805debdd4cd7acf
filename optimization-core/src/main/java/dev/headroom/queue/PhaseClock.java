package dev.headroom.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Adds up the time spent in each phase. Guarded by the lock of its queue. */
final class PhaseClock {

    private final Map<Phase, Long> spent = new EnumMap<>(Phase.class);
    private Phase phase = Phase.WAITING;
    private long since;
    private boolean stopped;

    PhaseClock(long now) {
        since = now;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next, long now) {
        spent.merge(phase, now - since, Long::sum);
        phase = next;
        since = now;
    }

    void stop(long now) {
        if (!stopped) {
            enter(phase, now);
            stopped = true;
        }
    }

    /** Returns the time since the present phase was entered. */
    Duration inPhase(long now) {
        return Duration.ofNanos(stopped ? 0 : now - since);
    }

    RequestTimings timings(long now) {
        return new RequestTimings(total(Phase.WAITING, now), total(Phase.LOADING, now), total(Phase.EXECUTING, now));
    }

    private Duration total(Phase which, long now) {
        long running = which == phase && !stopped ? now - since : 0;
        return Duration.ofNanos(spent.getOrDefault(which, 0L) + running);
    }
}
