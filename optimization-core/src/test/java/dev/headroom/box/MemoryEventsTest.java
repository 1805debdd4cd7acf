package dev.headroom.box;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryEventsTest {

    @Test
    void readsWhatTheKernelCountedInV2() {
        assertThat(MemoryEvents.read(RecordedBox.root("v2")))
                .contains(new MemoryEvents(7, 12, 3, 2, MemoryEvents.Victim.WHOLE_GROUP));
    }

    @Test
    void readsWhatTheKernelCountedInV1() {
        assertThat(MemoryEvents.read(RecordedBox.root("v1")))
                .contains(new MemoryEvents(0, 41, 3, 3, MemoryEvents.Victim.ONE_PROCESS));
    }

    @Test
    void knowsOfADeathInAGroupThatIsGone() {
        MemoryEvents events = MemoryEvents.read(RecordedBox.root("v2-nested")).orElseThrow();
        assertThat(events.lastDeath())
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("has killed 1 process in this box")
                        .contains("limit hit 9 times"));
    }

    @Test
    void tellsOfNoDeathWhereNoneWasCounted() {
        assertThat(MemoryEvents.read(RecordedBox.root("docker-v2-namespace"))
                        .orElseThrow()
                        .lastDeath())
                .isEmpty();
    }

    @Test
    void isEmptyWithoutControlGroups() {
        assertThat(MemoryEvents.read(RecordedBox.root("no-cgroups"))).isEmpty();
    }
}
