package dev.headroom.health;

import java.util.List;

/** Hands out figures; what a monitor's endpoint prints. Thread-safe, cheap. */
@FunctionalInterface
public interface MetricSource {

    /** Returns the figures now. */
    List<Metric> metrics();
}
