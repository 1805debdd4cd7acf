package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {

    private static final ByteSize SIXTEEN = ByteSize.gigabytes(16);

    @ParameterizedTest
    @CsvSource({"0.1,1", "0.5,1", "1,1", "1.4,1", "1.5,2", "2,2", "2.1,2", "3.75,4", "64,64"})
    void givesAThreadToEachCpuOfHalfOrMore(double cpus, int threads) {
        assertThat(Box.of(cpus, SIXTEEN).threads()).isEqualTo(threads);
    }

    @Test
    void describesItself() {
        assertThat(Box.of(2, SIXTEEN).describe()).isEqualTo("2 CPUs, 16 GB (as given)");
        assertThat(new Box(0.5, SIXTEEN, Box.Kind.CGROUP_V2).describe()).isEqualTo("0.50 CPUs, 16 GB (cgroup v2)");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "Infinity"})
    void rejectsCpusNamingTheValue(double cpus) {
        assertThatThrownBy(() -> Box.of(cpus, SIXTEEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cpus must be more than 0 and finite, was " + cpus);
    }

    @Test
    void rejectsABoxWithoutMemory() {
        assertThatThrownBy(() -> Box.of(1, ByteSize.ZERO)).hasMessageContaining("memory must be more than 0 B");
    }

    @Test
    void detectsThisMachine() {
        Box box = Box.detect();
        assertThat(box.cpus())
                .isPositive()
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(box.memory().bytes()).isGreaterThan(64_000_000);
    }
}
