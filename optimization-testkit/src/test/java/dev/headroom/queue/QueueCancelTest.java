package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.RequestCancelledException;
import dev.headroom.RequestTimeoutException;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueCancelTest {

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults(), time);
    private final HeldWork<String> held = new HeldWork<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void close() {
        held.end("closed");
        queue.close();
    }

    @Test
    void aWaitingRequestLeavesWithoutTouchingTheRunningOne() throws InterruptedException {
        AtomicBoolean ran = new AtomicBoolean();
        Ticket<String> running = queue.submit("running", held);
        Ticket<Boolean> waiting = queue.submit("waiting", execution -> ran.getAndSet(true));
        Execution execution = held.awaitBegin();
        waiting.cancel();
        waiting.cancel();

        assertThat(waiting.isDone()).isTrue();
        assertThatExceptionOfType(RequestCancelledException.class)
                .isThrownBy(waiting::await)
                .satisfies(cancelled -> assertThat(cancelled.reason()).isEqualTo("caller"));
        assertThat(waiting.stopGrade()).isEmpty();
        assertThat(execution.cancelToken().isCancelled()).isFalse();
        held.end("a");
        assertThat(running.await()).isEqualTo("a");
        assertThat(queue.submit("after", e -> "b").await()).isEqualTo("b");
        assertThat(ran).isFalse();
        assertThat(queue.state().cancelled()).isEqualTo(1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void whatARunningRequestReturnsAfterItsCancelIsItsAnswer() throws InterruptedException {
        Ticket<String> ticket = queue.submit("partial", HeldWork.untilCancelled(begun, execution -> "Once upon"));
        begun.await();
        ticket.cancel();

        assertThat(ticket.await()).isEqualTo("Once upon");
        assertThat(ticket.stopGrade()).contains(StopGrade.COOPERATIVE);
        assertThat(queue.state().completed()).isEqualTo(1);
    }

    @Test
    void aRunningRequestWithoutAnAnswerIsCancelled() throws InterruptedException {
        Ticket<String> ticket = queue.submit("stops", HeldWork.untilCancelled(begun, execution -> {
            execution.cancelToken().throwIfCancelled();
            return "not reached";
        }));
        begun.await();
        ticket.cancel();

        assertThatExceptionOfType(RequestCancelledException.class).isThrownBy(ticket::await);
        assertThat(queue.state().cancelled()).isEqualTo(1);
    }

    @Test
    void aBackendFailureAfterTheCancelIsReportedAsTheCancel() throws InterruptedException {
        IllegalStateException terminated = new IllegalStateException("run was terminated");
        Ticket<String> ticket = queue.submit("stops", HeldWork.untilCancelled(begun, execution -> {
            throw terminated;
        }));
        begun.await();
        ticket.cancel();

        assertThatExceptionOfType(RequestCancelledException.class)
                .isThrownBy(ticket::await)
                .satisfies(cancelled -> assertThat(cancelled.getSuppressed()).containsExactly(terminated));
    }

    @Test
    void cancellingDoesNotBringTheHarderGradesForward() throws InterruptedException {
        AtomicBoolean terminated = new AtomicBoolean();
        Ticket<String> ticket = queue.submit("slow to stop", held);
        held.awaitBegin().onTerminate(() -> terminated.set(true));
        ticket.cancel();
        time.advance(Duration.ofSeconds(29));
        assertThat(terminated).isFalse();

        time.advance(Duration.ofSeconds(2));
        assertThat(terminated).isTrue();
        assertThatExceptionOfType(RequestTimeoutException.class).isThrownBy(ticket::await);
        held.end("late");
    }

    @Test
    void cancellingADoneRequestDoesNothing() throws InterruptedException {
        Ticket<String> ticket = queue.submit("done", execution -> "a");
        ticket.await();
        ticket.cancel();

        assertThat(ticket.await()).isEqualTo("a");
        assertThat(ticket.stopGrade()).isEmpty();
    }

    @Test
    void workMayCancelItself() throws InterruptedException {
        Ticket<String> first = queue.submit("first", held);
        Ticket<String> ticket = queue.submit("cancels itself", execution -> {
            execution.cancelToken().cancel(CancelToken.Reason.PRESSURE);
            execution.cancelToken().throwIfCancelled();
            return "not reached";
        });
        held.end("a");
        first.await();

        assertThatExceptionOfType(RequestCancelledException.class)
                .isThrownBy(ticket::await)
                .satisfies(cancelled -> assertThat(cancelled.reason()).isEqualTo("pressure"));
    }
}
