package dev.headroom.relief;

import dev.headroom.box.MemoryReading;

/** Writes Flight Recorder events where the runtime has them; an image made by jlink may leave {@code jdk.jfr} out. */
final class FlightRecord {

    private FlightRecord() {}

    static void write(String cause, ReliefReport.Step step, MemoryReading after) {
        if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
            PressureReliefEvent.write(cause, step, after);
        }
    }
}
