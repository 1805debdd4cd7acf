package dev.headroom.relief;

import dev.headroom.box.MemoryLimits;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.MemoryReading;
import dev.headroom.box.PressureListener;
import dev.headroom.spi.MemoryProbe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees memory in a fixed order when the box gets full, and reports what each step really freed.
 *
 * <pre>{@code
 * PressureRelief relief = new PressureRelief(probe, limits, StopRule.RUN_ALL, List.of(
 *         new ReliefStep("request tier", CLEAR, requests::clear),
 *         new ReliefStep("native trim", CLEAR, NativeTrim::run),
 *         new ReliefStep("idle models", EMERGENCY, host::unloadIdle)));
 * watch.addListener(relief);
 * }</pre>
 *
 * <p>As a listener it runs the steps due each time the level rises, and again while CLEAR or worse persists. Rounds run
 * one after the other. Thread-safe.
 */
public final class PressureRelief implements PressureListener {

    private static final Logger LOG = LoggerFactory.getLogger(PressureRelief.class);

    private final MemoryProbe probe;
    private final MemoryLimits limits;
    private final StopRule stopRule;
    private final List<ReliefStep> steps;
    private final ReentrantLock rounds = new ReentrantLock();
    private volatile @Nullable ReliefReport last;

    /** Whether a round ends before its last step. */
    public enum StopRule {
        /** Every step due runs. */
        RUN_ALL,
        /** Steps are left out once hard memory is below the level's threshold by the hysteresis. */
        STOP_WHEN_RELIEVED
    }

    /** Takes the steps in the order in which they run. */
    public PressureRelief(MemoryProbe probe, MemoryLimits limits, StopRule stopRule, List<ReliefStep> steps) {
        this.probe = probe;
        this.limits = limits;
        this.stopRule = stopRule;
        this.steps = List.copyOf(steps);
    }

    /** Runs the steps that are due at {@code level}, in order, and says what they freed. */
    public ReliefReport relieve(MemoryPressure level) {
        rounds.lock();
        try {
            MeasuredSteps measured = new MeasuredSteps(probe, level.name());
            for (ReliefStep step : steps) {
                if (!level.isAtLeast(step.from())) {
                    continue;
                }
                if (stopRule == StopRule.STOP_WHEN_RELIEVED && isRelieved(level, measured.now())) {
                    measured.skip(step.name());
                } else {
                    measured.run(step.name(), step.action());
                }
            }
            ReliefReport report = measured.report();
            last = report;
            log(level, report);
            return report;
        } finally {
            rounds.unlock();
        }
    }

    private static void log(MemoryPressure level, ReliefReport report) {
        if (report.freed().bytes() > 0) {
            LOG.info("memory pressure {}: freed {} ({})", level, report.freed(), report.describe());
        } else {
            LOG.debug("memory pressure {}: nothing freed ({})", level, report.describe());
        }
    }

    private boolean isRelieved(MemoryPressure level, MemoryReading now) {
        return now.hardFraction() < limits.from(level) - limits.hysteresis();
    }

    /** Returns the report of the last round; empty before the first one. */
    public Optional<ReliefReport> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void pressureChanged(MemoryPressure before, MemoryPressure now, MemoryReading reading) {
        if (now.compareTo(before) > 0) {
            relieve(now);
        }
    }

    @Override
    public void pressurePersists(MemoryPressure level, MemoryReading reading) {
        relieve(level);
    }
}
