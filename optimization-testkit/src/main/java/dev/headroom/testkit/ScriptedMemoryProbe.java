package dev.headroom.testkit;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryReading;
import dev.headroom.box.PressureStall;
import dev.headroom.spi.MemoryProbe;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A memory probe that says what the test tells it to.
 *
 * <pre>{@code
 * ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(16), clock);
 * probe.setHardFraction(0.92);
 * probe.free(ByteSize.gigabytes(2));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ScriptedMemoryProbe implements MemoryProbe {

    private final ByteSize limit;
    private final Clock clock;
    private final AtomicInteger reads = new AtomicInteger();
    private ByteSize hard = ByteSize.ZERO;
    private ByteSize soft = ByteSize.ZERO;
    private ByteSize reclaimable = ByteSize.ZERO;
    private Optional<PressureStall> stall = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    /** Makes an empty box of {@code limit}. */
    public ScriptedMemoryProbe(ByteSize limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Says from now on that {@code bytes} are hard. */
    public synchronized void setHard(ByteSize bytes) {
        hard = bytes;
    }

    /** Says from now on that this share of the limit is hard; 0 or more. */
    public synchronized void setHardFraction(double fraction) {
        hard = limit.times(fraction);
    }

    /** Says from now on that so much page cache is active and inactive. */
    public synchronized void setCache(ByteSize active, ByteSize inactive) {
        soft = active;
        reclaimable = inactive;
    }

    /** Makes {@code bytes} more hard, as an allocation does. */
    public synchronized void allocate(ByteSize bytes) {
        hard = hard.plus(bytes);
    }

    /** Makes {@code bytes} of hard memory free again, as a cache that is cleared does. */
    public synchronized void free(ByteSize bytes) {
        hard = hard.minusOrZero(bytes);
    }

    /** Says from now on that tasks stall like this. */
    public synchronized void setStall(PressureStall now) {
        stall = Optional.of(now);
    }

    /** Throws {@code exception} from now on. */
    public synchronized void failWith(RuntimeException exception) {
        failure = Optional.of(exception);
    }

    /** Reads again after {@link #failWith}. */
    public synchronized void recover() {
        failure = Optional.empty();
    }

    /** Returns how often it was read, failures included. */
    public int reads() {
        return reads.get();
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public synchronized MemoryReading read() {
        reads.incrementAndGet();
        if (failure.isPresent()) {
            throw failure.get();
        }
        ByteSize usage = hard.plus(soft).plus(reclaimable);
        return new MemoryReading(clock.instant(), id(), limit, usage, hard, soft, reclaimable, stall);
    }
}
