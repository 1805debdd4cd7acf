package dev.headroom.relief;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryReading;
import dev.headroom.spi.MemoryProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs named actions one after the other and reads the probe between them. One round; one thread. */
final class MeasuredSteps {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredSteps.class);

    private final MemoryProbe probe;
    private final String cause;
    private final MemoryReading before;
    private final List<ReliefReport.Step> steps = new ArrayList<>();
    private MemoryReading now;

    /** Takes the first reading; {@code cause} is what events are filed under. */
    MeasuredSteps(MemoryProbe probe, String cause) {
        this.probe = probe;
        this.cause = cause;
        this.before = probe.read();
        this.now = before;
    }

    void run(String name, Runnable action) {
        long start = System.nanoTime();
        Optional<String> failure = Optional.empty();
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("freeing memory: {} failed: {}", name, e.toString());
            LOG.debug("freeing memory failed", e);
            failure = Optional.of(e.toString());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        MemoryReading after = probe.read();
        ByteSize freed = now.hard().minusOrZero(after.hard());
        now = after;
        record(new ReliefReport.Step(
                name,
                failure.isPresent() ? ReliefReport.Outcome.FAILED : ReliefReport.Outcome.RAN,
                freed,
                took,
                failure));
    }

    void skip(String name) {
        record(new ReliefReport.Step(
                name, ReliefReport.Outcome.NOT_NEEDED, ByteSize.ZERO, Duration.ZERO, Optional.empty()));
    }

    private void record(ReliefReport.Step step) {
        steps.add(step);
        FlightRecord.write(cause, step, now);
    }

    MemoryReading now() {
        return now;
    }

    ReliefReport report() {
        return new ReliefReport(steps, before, now);
    }
}
