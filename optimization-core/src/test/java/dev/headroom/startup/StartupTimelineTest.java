package dev.headroom.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupTimelineTest {

    @Test
    void keepsTheFirstMarkOfEachThingInOrder() {
        StartupTimeline timeline = new StartupTimeline();
        timeline.mark("open");
        timeline.mark("backend onnx");
        List<StartupTimeline.Mark> before = timeline.marks();
        timeline.mark("open");
        assertThat(timeline.marks()).hasSize(2).isEqualTo(before);
        assertThat(timeline.touched("open")).isTrue();
        assertThat(timeline.touched("model")).isFalse();
    }
}
