package dev.headroom.model;

import dev.headroom.ByteSize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a ladder has stepped down. It steps down at once, on a refusal, a failed load or an emergency, and up again
 * one rung at a time, after the memory for the better rung has been free, with a margin, for a while without a break.
 *
 * <pre>{@code
 * LadderPosition position = LadderPosition.top(clock, settings);
 * position = position.below(0, "load failed");
 * position = position.observe(neededByTheRungAbove, available);
 * Choice choice = ModelLadder.pick(candidates, available, position.policy());
 * }</pre>
 *
 * <p>Immutable: every step returns a new position. Thread-safe.
 */
public final class LadderPosition {

    private final Clock clock;
    private final LadderSettings settings;
    private final int first;
    private final String reason;
    private final Optional<Instant> freeSince;

    private LadderPosition(
            Clock clock, LadderSettings settings, int first, String reason, Optional<Instant> freeSince) {
        this.clock = clock;
        this.settings = settings;
        this.first = first;
        this.reason = reason;
        this.freeSince = freeSince;
    }

    /** Returns the position that allows every rung. */
    public static LadderPosition top(Clock clock, LadderSettings settings) {
        return new LadderPosition(clock, settings, 0, "", Optional.empty());
    }

    /** Returns the index of the best rung that may be taken. */
    public int first() {
        return first;
    }

    /** Returns why rungs are passed over; empty at the top. */
    public String reason() {
        return reason;
    }

    /** Returns what this position means for a pick. */
    public LadderPolicy policy() {
        return new LadderPolicy(settings.minTokensPerSecond(), first, reason);
    }

    /**
     * Returns the position below a rung; a position that is lower already stays, but waits anew before it rises.
     *
     * @param rung index of the rung that cannot be had, at least 0
     * @param why what happened, for people
     */
    public LadderPosition below(int rung, String why) {
        if (rung < 0) {
            throw new IllegalArgumentException("rung must be at least 0, was " + rung);
        }
        return rung + 1 > first
                ? new LadderPosition(clock, settings, rung + 1, why, Optional.empty())
                : new LadderPosition(clock, settings, first, reason, Optional.empty());
    }

    /**
     * Returns the position after a look at the memory: one rung higher once the memory has been free for long enough.
     *
     * @param needed bytes that the rung above, index {@code first() - 1}, would take
     * @param available bytes that can be promised now
     */
    public LadderPosition observe(ByteSize needed, ByteSize available) {
        if (first == 0) {
            return this;
        }
        if (needed.times(1 + settings.stepUpMargin()).isMoreThan(available)) {
            return freeSince.isEmpty() ? this : new LadderPosition(clock, settings, first, reason, Optional.empty());
        }
        Instant now = clock.instant();
        Instant since = freeSince.orElse(now);
        if (Duration.between(since, now).compareTo(settings.stepUpAfter()) < 0) {
            return new LadderPosition(clock, settings, first, reason, Optional.of(since));
        }
        return new LadderPosition(clock, settings, first - 1, first == 1 ? "" : reason, Optional.empty());
    }
}
