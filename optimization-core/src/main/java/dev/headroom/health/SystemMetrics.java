package dev.headroom.health;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryPressure;
import dev.headroom.box.MemoryReading;
import dev.headroom.cache.TierStatistics;
import dev.headroom.health.Metric.Kind;
import dev.headroom.queue.QueueState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The system's health as figures for a monitor.
 *
 * <pre>{@code
 * MetricSource source = new SystemMetrics(headroom::systemHealth);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SystemMetrics implements MetricSource {

    private final Supplier<SystemHealth> health;

    /** Takes where the health comes from; it is asked on every read. */
    public SystemMetrics(Supplier<SystemHealth> health) {
        this.health = health;
    }

    @Override
    public List<Metric> metrics() {
        SystemHealth now = health.get();
        List<Metric> metrics = new ArrayList<>();
        memory(metrics, now.memory());
        queue(metrics, now.queue());
        now.caches().forEach(tier -> cache(metrics, tier));
        metrics.add(
                gauge("headroom_models_loaded", "Models in memory", now.models().size()));
        metrics.add(gauge("headroom_ready", "1 if work is taken", now.isReady() ? 1 : 0));
        return metrics;
    }

    private static void memory(List<Metric> metrics, MemoryHealth memory) {
        MemoryReading reading = memory.reading();
        bytes(metrics, "headroom_memory_limit_bytes", "Smallest limit that applies", reading.limit());
        bytes(metrics, "headroom_memory_hard_bytes", "Memory the kernel cannot take back", reading.hard());
        bytes(metrics, "headroom_memory_working_set_bytes", "Usage without inactive cache", reading.workingSet());
        bytes(metrics, "headroom_memory_available_bytes", "Bytes that can still be promised", memory.budgetAvailable());
        bytes(
                metrics,
                "headroom_memory_backends_bytes",
                "Native bytes of backends",
                memory.backends().total());
        bytes(
                metrics,
                "headroom_heap_used_bytes",
                "Java heap in use",
                memory.heap().used());
        metrics.add(gauge("headroom_memory_pressure", "0 normal to 3 emergency", level(memory.pressure())));
        reading.stall()
                .ifPresent(stall -> metrics.add(gauge(
                        "headroom_memory_stall_ratio",
                        "Share of time some task waited for memory",
                        stall.some() / 100)));
    }

    private static int level(MemoryPressure pressure) {
        return switch (pressure) {
            case NORMAL -> 0;
            case ALERT -> 1;
            case CLEAR -> 2;
            case EMERGENCY -> 3;
        };
    }

    private static void queue(List<Metric> metrics, QueueState queue) {
        metrics.add(gauge("headroom_queue_waiting", "Requests that wait", queue.waiting()));
        metrics.add(gauge("headroom_queue_stuck", "1 if work cannot be stopped", queue.isStuck() ? 1 : 0));
        counter(metrics, "completed", queue.completed());
        counter(metrics, "failed", queue.failed());
        counter(metrics, "timed_out", queue.timedOut());
        counter(metrics, "cancelled", queue.cancelled());
        counter(metrics, "refused", queue.refused());
    }

    private static void counter(List<Metric> metrics, String outcome, long value) {
        metrics.add(new Metric(
                "headroom_requests_total", "Requests by outcome", Kind.COUNTER, Map.of("outcome", outcome), (double)
                        value));
    }

    private static void cache(List<Metric> metrics, TierStatistics tier) {
        Map<String, String> labels = Map.of("tier", tier.name());
        metrics.add(new Metric("headroom_cache_weight_bytes", "Bytes held", Kind.GAUGE, labels, (double)
                tier.weight().bytes()));
        metrics.add(new Metric("headroom_cache_entries", "Entries held", Kind.GAUGE, labels, (double) tier.entries()));
        metrics.add(new Metric(
                "headroom_cache_hits_total", "Look-ups that hit", Kind.COUNTER, labels, (double) tier.hits()));
        metrics.add(new Metric(
                "headroom_cache_misses_total", "Look-ups that missed", Kind.COUNTER, labels, (double) tier.misses()));
        metrics.add(new Metric(
                "headroom_cache_evictions_total", "Entries dropped", Kind.COUNTER, labels, (double) tier.evictions()));
    }

    private static void bytes(List<Metric> metrics, String name, String help, ByteSize value) {
        metrics.add(gauge(name, help, (double) value.bytes()));
    }

    private static Metric gauge(String name, String help, double value) {
        return new Metric(name, help, Kind.GAUGE, Map.of(), value);
    }
}
