package dev.headroom.relief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import dev.headroom.box.MemoryLimits;
import dev.headroom.box.MemoryPressure;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void eachStepIsAnEvent() throws Exception {
        ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
        probe.setHardFraction(0.92);
        PressureRelief relief = new PressureRelief(
                probe,
                MemoryLimits.defaults(),
                PressureRelief.StopRule.RUN_ALL,
                List.of(new ReliefStep(
                        "request tier", MemoryPressure.CLEAR, () -> probe.free(ByteSize.megabytes(20)))));
        Path file = folder.resolve("relief.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.headroom.PressureRelief");
            recording.start();
            relief.relieve(MemoryPressure.CLEAR);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.headroom.PressureRelief"))
                .toList();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getString("step")).isEqualTo("request tier");
        assertThat(events.get(0).getString("cause")).isEqualTo("CLEAR");
        assertThat(events.get(0).getLong("freed")).isEqualTo(20_000_000);
    }
}
