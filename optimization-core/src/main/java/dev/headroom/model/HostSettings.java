package dev.headroom.model;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a {@link ModelHost} keeps models.
 *
 * @param profiles what earlier loads took
 * @param turns lets the processes of the box load one after the other
 * @param idleLimit how long a model may lie unused before {@link ModelHost#evictExpired()} unloads it, positive; absent
 *     for as long as memory allows
 * @param afterLoad hears of every model that was loaded
 * @param afterUnload runs after every unload, for example one garbage collection and a native trim
 * @param clock tells when models were used
 */
public record HostSettings(
        LoadProfiles profiles,
        LoadTurns turns,
        Optional<Duration> idleLimit,
        Consumer<ModelFiles> afterLoad,
        Runnable afterUnload,
        Clock clock) {

    /** Rejects nulls and an idle limit that is not positive. */
    public HostSettings {
        Objects.requireNonNull(profiles, "profiles");
        Objects.requireNonNull(turns, "turns");
        Objects.requireNonNull(afterLoad, "afterLoad");
        Objects.requireNonNull(afterUnload, "afterUnload");
        Objects.requireNonNull(clock, "clock");
        idleLimit.ifPresent(limit -> {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("idleLimit must be positive, was " + limit);
            }
        });
    }

    /** Returns settings that keep models while memory allows, remember nothing on disk and do nothing after an unload. */
    public static HostSettings defaults() {
        return new HostSettings(
                LoadProfiles.inMemory(),
                LoadTurns.unlimited(),
                Optional.empty(),
                files -> {},
                () -> {},
                Clock.systemUTC());
    }

    /** Returns these settings with other profiles. */
    public HostSettings withProfiles(LoadProfiles value) {
        return new HostSettings(value, turns, idleLimit, afterLoad, afterUnload, clock);
    }

    /** Returns these settings with other turns. */
    public HostSettings withTurns(LoadTurns value) {
        return new HostSettings(profiles, value, idleLimit, afterLoad, afterUnload, clock);
    }

    /** Returns these settings with an idle limit. */
    public HostSettings withIdleLimit(Duration limit) {
        return new HostSettings(profiles, turns, Optional.of(limit), afterLoad, afterUnload, clock);
    }

    /** Returns these settings with another listener to loads. */
    public HostSettings withAfterLoad(Consumer<ModelFiles> listener) {
        return new HostSettings(profiles, turns, idleLimit, listener, afterUnload, clock);
    }

    /** Returns these settings with another action after unloads. */
    public HostSettings withAfterUnload(Runnable action) {
        return new HostSettings(profiles, turns, idleLimit, afterLoad, action, clock);
    }

    /** Returns these settings with another clock. */
    public HostSettings withClock(Clock value) {
        return new HostSettings(profiles, turns, idleLimit, afterLoad, afterUnload, value);
    }
}
