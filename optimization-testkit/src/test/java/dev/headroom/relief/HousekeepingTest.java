package dev.headroom.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.relief.Housekeeping.HeapCollection;
import dev.headroom.relief.Housekeeping.Rhythm;
import dev.headroom.relief.Housekeeping.Task;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ScriptedMemoryProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private final ScriptedMemoryProbe probe = new ScriptedMemoryProbe(ByteSize.gigabytes(1), new ManualClock());
    private final List<String> ran = new ArrayList<>();
    private final List<Task> tasks =
            List.of(new Task("arenas", () -> ran.add("arenas")), new Task("caches", () -> ran.add("caches")));

    private static void finish(Housekeeping housekeeping, int requests) {
        for (int i = 0; i < requests; i++) {
            housekeeping.requestFinished();
        }
    }

    @Test
    void runsItsTasksAfterEveryFifthRequest() {
        Housekeeping housekeeping = new Housekeeping(probe, Rhythm.defaults(), Runnable::run, tasks);
        finish(housekeeping, 4);
        assertThat(ran).isEmpty();
        finish(housekeeping, 1);
        assertThat(ran).containsExactly("arenas", "caches");
        finish(housekeeping, 10);
        assertThat(housekeeping.rounds()).isEqualTo(3);
    }

    @Test
    void neverCollectsTheHeapUnlessToldTo() {
        Housekeeping plain = new Housekeeping(probe, new Rhythm(1, HeapCollection.NEVER), Runnable::run, tasks);
        plain.requestFinished();
        assertThat(plain.last().orElseThrow().steps())
                .extracting(ReliefReport.Step::name)
                .containsExactly("arenas", "caches");
        Housekeeping thorough =
                new Housekeeping(probe, new Rhythm(1, HeapCollection.EVERY_ROUND), Runnable::run, tasks);
        thorough.requestFinished();
        assertThat(thorough.last().orElseThrow().steps())
                .extracting(ReliefReport.Step::name)
                .containsExactly("full collection", "arenas", "caches");
    }

    @Test
    void aTaskThatFailsDoesNotStopTheOthers() {
        Task broken = new Task("broken", () -> {
            throw new IllegalStateException("no");
        });
        Housekeeping housekeeping = new Housekeeping(
                probe, new Rhythm(1, HeapCollection.NEVER), Runnable::run, List.of(broken, tasks.get(1)));
        finish(housekeeping, 2);
        assertThat(ran).containsExactly("caches", "caches");
    }

    @Test
    void aRoundThatIsStillWaitingIsNotAskedForTwice() {
        List<Runnable> handedOver = new ArrayList<>();
        Housekeeping housekeeping =
                new Housekeeping(probe, new Rhythm(1, HeapCollection.NEVER), handedOver::add, tasks);
        finish(housekeeping, 3);
        assertThat(handedOver).hasSize(1);
        handedOver.get(0).run();
        finish(housekeeping, 1);
        assertThat(handedOver).hasSize(2);
    }

    @Test
    void aRefusedRoundLeavesTheNextOnePossible() {
        List<Runnable> handedOver = new ArrayList<>();
        Housekeeping housekeeping = new Housekeeping(
                probe,
                new Rhythm(1, HeapCollection.NEVER),
                work -> {
                    handedOver.add(work);
                    throw new RejectedExecutionException("closing");
                },
                tasks);
        assertThatThrownBy(housekeeping::requestFinished).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(housekeeping::requestFinished).isInstanceOf(RejectedExecutionException.class);
        assertThat(handedOver).hasSize(2);
    }

    @Test
    void rejectsARhythmBelowOneNamingTheValue() {
        assertThatThrownBy(() -> new Rhythm(0, HeapCollection.NEVER)).hasMessage("every must be at least 1, was 0");
    }
}
