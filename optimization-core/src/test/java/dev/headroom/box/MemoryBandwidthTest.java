package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import org.junit.jupiter.api.Test;

class MemoryBandwidthTest {

    @Test
    void measuresAPlausibleFigureWithBoundedMemory() {
        MemoryBandwidth bandwidth = MemoryBandwidth.measure(1);
        assertThat(bandwidth.bytesPerSecond()).isBetween(1e8, 1e12);
        assertThat(bandwidth.measuredOver()).isLessThanOrEqualTo(ByteSize.megabytes(256));
    }

    @Test
    void rejectsNoThreads() {
        assertThatThrownBy(() -> MemoryBandwidth.measure(0)).hasMessage("threads must be at least 1, was 0");
    }
}
