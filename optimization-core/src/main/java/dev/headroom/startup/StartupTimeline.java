package dev.headroom.startup;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what was touched first and when: opening the manager, opening a backend, loading a model. A repeated mark is
 * ignored, so that the timeline stays short for a long life.
 *
 * <pre>{@code
 * StartupTimeline timeline = new StartupTimeline();
 * timeline.mark("backend onnx");
 * timeline.marks().forEach(System.out::println);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class StartupTimeline {

    private final ConcurrentHashMap<String, Instant> firstTouched = new ConcurrentHashMap<>();

    /** Notes that {@code what} has been touched now, unless it was before. */
    public void mark(String what) {
        firstTouched.putIfAbsent(what, Instant.now());
    }

    /** Returns whether {@code what} has been touched. */
    public boolean touched(String what) {
        return firstTouched.containsKey(what);
    }

    /** Returns all marks in the order of their times; never null, possibly empty. */
    public List<Mark> marks() {
        // asked here and not at construction: the bean costs more than all marks together. The process itself may have
        // begun as a script that then became this JVM
        Instant start =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        List<Mark> marks = new ArrayList<>();
        firstTouched.forEach((what, at) -> marks.add(new Mark(what, Duration.between(start, at))));
        marks.sort((a, b) -> a.sinceStart().compareTo(b.sinceStart()));
        return List.copyOf(marks);
    }

    /**
     * One thing touched.
     *
     * @param what its name
     * @param sinceStart wall time from the start of the JVM; resolution 1 ms
     */
    public record Mark(String what, Duration sinceStart) {}
}
