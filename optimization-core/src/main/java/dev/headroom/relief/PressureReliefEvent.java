package dev.headroom.relief;

import dev.headroom.box.MemoryReading;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One step of freeing memory, for Flight Recorder. The class is loaded when the first step has run, and not before. */
@Name("dev.headroom.PressureRelief")
@Label("Pressure Relief")
@Description("A step that freed memory, with the bytes that the memory probe confirmed")
@Category("Headroom")
@StackTrace(false)
final class PressureReliefEvent extends Event {

    @Label("Cause")
    String cause = "";

    @Label("Step")
    String step = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Freed")
    @DataAmount
    long freed;

    @Label("Hard Memory After")
    @DataAmount
    long hard;

    @Label("Hard Share After")
    @Percentage
    double hardFraction;

    @Label("Step Time")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    static void write(String cause, ReliefReport.Step step, MemoryReading after) {
        PressureReliefEvent event = new PressureReliefEvent();
        if (event.shouldCommit()) {
            event.cause = cause;
            event.step = step.name();
            event.outcome = step.outcome().name();
            event.freed = step.freed().bytes();
            event.hard = after.hard().bytes();
            event.hardFraction = after.hardFraction();
            event.took = step.took().toNanos();
            event.commit();
        }
    }
}
