package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.RequestCancelledException;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueCloseTest {

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults(), time);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void closeStopsWhatRunsAndCancelsWhatWaits() throws InterruptedException {
        Ticket<String> running = queue.submit("running", HeldWork.untilCancelled(begun, execution -> {
            execution.cancelToken().throwIfCancelled();
            return "not reached";
        }));
        Ticket<String> waiting = queue.submit("waiting", execution -> "never");
        begun.await();
        queue.close();

        assertThat(queue.state().running()).as("close waited").isEmpty();
        for (Ticket<String> ticket : List.of(running, waiting)) {
            assertThatExceptionOfType(RequestCancelledException.class)
                    .isThrownBy(ticket::await)
                    .satisfies(cancelled -> assertThat(cancelled.reason()).isEqualTo("closed"));
        }
        assertThat(time.pending()).isZero();
    }

    @Test
    void closeGivesUpOnWorkThatCannotBeStopped() throws InterruptedException {
        HeldWork<String> held = new HeldWork<>();
        Ticket<String> ticket = queue.submit("deaf", held);
        CountDownLatch told = new CountDownLatch(1);
        held.awaitBegin().cancelToken().onCancel(reason -> told.countDown());
        Thread closing = new Thread(queue::close);
        closing.start();
        told.await();
        time.advance(QueueLimits.DEFAULT_GRACE.multipliedBy(3));
        closing.join();

        assertThatExceptionOfType(RequestCancelledException.class).isThrownBy(ticket::await);
        assertThat(queue.state().isStuck()).isTrue();
        held.end("late");
    }

    @Test
    void workMayCloseItsOwnQueue() throws InterruptedException {
        Ticket<String> ticket = queue.submit("closes", execution -> {
            queue.close();
            return "done";
        });

        assertThat(ticket.await()).isEqualTo("done");
    }

    @Test
    void theLaneEndsWithTheQueue() throws InterruptedException {
        Thread lane = queue.submit("lane", execution -> Thread.currentThread()).await();
        queue.close();
        lane.join();

        assertThat(lane.isAlive()).isFalse();
    }
}
