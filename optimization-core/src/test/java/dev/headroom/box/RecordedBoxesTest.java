package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedBoxesTest {

    private static final long MACHINE = 16_384_000L * 1024;
    private static final long MACHINE_HARD = 4_384_000L * 1024;

    /** Figures in MB. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    # box,                      probe,     limit, usage, hard, soft, reclaimable
                    v2,                         cgroup-v2,  4000,  3000, 1301,  700,  900
                    v2-before-5.18,             cgroup-v2,  2000,  1500,  842,  200,  300
                    docker-v2-namespace,        cgroup-v2, 16000,  9000, 2040, 4000, 2900
                    v2-path-not-visible,        cgroup-v2,  1000,   500,  300,   50,  100
                    v2-host-path-in-container,  cgroup-v2,  1000,   500,  300,   50,  100
                    v1,                         cgroup-v1,  2000,  1600,  790,  310,  500
                    v1-nested,                  cgroup-v1,  3000,  2500, 1730,  200,  500
                    docker-v1-invisible-parent, cgroup-v1,  1000,   600,  320,  120,  160
                    kubernetes-v1,              cgroup-v1,  2000,   600,  332,  120,  160
                    hybrid,                     cgroup-v1,  4000,   900,  405,  190,  300
                    """)
    void isReadAsRecorded(String box, String probe, long limit, long usage, long hard, long soft, long reclaimable) {
        MemoryReading reading = MemoryProbes.detect(RecordedBox.root(box)).read();
        assertThat(reading.source()).isEqualTo(probe);
        assertThat(reading.limit()).isEqualTo(ByteSize.megabytes(limit));
        assertThat(reading.usage()).isEqualTo(ByteSize.megabytes(usage));
        assertThat(reading.hard()).isEqualTo(ByteSize.megabytes(hard));
        assertThat(reading.soft()).isEqualTo(ByteSize.megabytes(soft));
        assertThat(reading.reclaimable()).isEqualTo(ByteSize.megabytes(reclaimable));
        assertThat(reading.workingSet()).isEqualTo(ByteSize.megabytes(usage - reclaimable));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    # the limit is the smallest of all, free is what the fullest ancestor leaves
                    v2-nested,     6000, 2000
                    v2-crowded,    4000,  500
                    kubernetes-v2, 3000, 2200
                    """)
    void countsNeighboursInAnOuterGroupAsHard(String box, long limit, long free) {
        MemoryReading reading = MemoryProbes.detect(RecordedBox.root(box)).read();
        assertThat(reading.limit()).isEqualTo(ByteSize.megabytes(limit));
        assertThat(reading.free()).isEqualTo(ByteSize.megabytes(free));
        assertThat(reading.hard()).isLessThanOrEqualTo(reading.usage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"host-v2-no-limit", "limit-above-machine", "no-cgroups"})
    void isTheHostWhereNothingLimits(String box) {
        MemoryReading reading = MemoryProbes.detect(RecordedBox.root(box)).read();
        assertThat(reading.source()).isEqualTo("host");
        assertThat(reading.limit().bytes()).isEqualTo(MACHINE);
        assertThat(reading.hard().bytes()).isEqualTo(MACHINE_HARD);
        assertThat(reading.soft().bytes()).isEqualTo(3_000_000L * 1024);
        assertThat(reading.reclaimable().bytes()).isEqualTo(5_000_000L * 1024);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"v2, 1.5, 0.5", "hybrid, 12, 4", "no-cgroups, 2, 1", "v2-before-5.18, 0, 0"})
    void hasTheStallOfItsOwnGroupElseOfTheMachine(String box, double some, double full) {
        assertThat(MemoryProbes.detect(RecordedBox.root(box)).read().stall()).contains(new PressureStall(some, full));
    }

    @Test
    void hasNoStallWhereTheKernelHasNone() {
        assertThat(MemoryProbes.detect(RecordedBox.root("v1")).read().stall()).isEmpty();
    }

    @Test
    void readsTheStallFileThatSystemdNames() {
        var named = new MemoryProbes.PressureFile(
                RecordedBox.root("hybrid").resolve("sys/fs/cgroup/unified/box/memory.pressure"));
        assertThat(MemoryProbes.detect(RecordedBox.root("v2"), Optional.of(named))
                        .read()
                        .stall())
                .contains(new PressureStall(12, 4));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v2,                  1.5, CGROUP_V2, 2",
        "v2-nested,           2.5, CGROUP_V2, 3",
        "docker-v2-namespace, 2,   CGROUP_V2, 2",
        "v1,                  0.5, CGROUP_V1, 1",
        "kubernetes-v1,       8,   CGROUP_V1, 8",
        "hybrid,              8,   HYBRID,    8",
        "host-v2-no-limit,    8,   HOST,      8",
        "no-cgroups,          8,   HOST,      8",
    })
    void givesItsCpusAndKind(String name, double cpus, Box.Kind kind, int threads) {
        Box box = Box.detect(RecordedBox.root(name), 8);
        assertThat(box.cpus()).isEqualTo(cpus);
        assertThat(box.kind()).isEqualTo(kind);
        assertThat(box.threads()).isEqualTo(threads);
    }

    @Test
    void hasNoMoreCpusThanTheJvmSees() {
        assertThat(Box.detect(RecordedBox.root("v2"), 1).cpus()).isEqualTo(1);
    }
}
