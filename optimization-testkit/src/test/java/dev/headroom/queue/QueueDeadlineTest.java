package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.RequestTimeoutException;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueDeadlineTest {

    private static final Duration LIMIT = QueueLimits.DEFAULT_MAXIMUM_EXECUTION;
    private static final Duration GRACE = QueueLimits.DEFAULT_GRACE;

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults(), time);
    private final HeldWork<String> held = new HeldWork<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<String> hooks = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        held.end("closed");
        queue.close();
    }

    @Test
    void theTokenFiresAtTheLimitAndNotBefore() throws InterruptedException {
        queue.submit("held", held);
        CancelToken token = held.awaitBegin().cancelToken();
        time.advance(LIMIT.minusNanos(1));
        assertThat(token.isCancelled()).isFalse();

        time.advance(Duration.ofNanos(1));
        assertThat(token.reason()).contains(CancelToken.Reason.DEADLINE);
    }

    @Test
    void whatTheWorkHasAtItsDeadlineIsItsAnswer() throws InterruptedException {
        Ticket<String> ticket = queue.submit("partial", HeldWork.untilCancelled(begun, execution -> "Once upon"));
        begun.await();
        time.advance(LIMIT);

        assertThat(ticket.await()).isEqualTo("Once upon");
        assertThat(ticket.stopGrade()).contains(StopGrade.COOPERATIVE);
        assertThat(queue.state().completed()).isEqualTo(1);
        assertThat(queue.state().timedOut()).isZero();
    }

    @Test
    void workWithoutAnAnswerAtItsDeadlineTimesOut() throws InterruptedException {
        Ticket<String> ticket = queue.submit("nothing", HeldWork.untilCancelled(begun, execution -> {
            execution.cancelToken().throwIfCancelled();
            return "not reached";
        }));
        begun.await();
        time.advance(LIMIT);

        assertThatExceptionOfType(RequestTimeoutException.class)
                .isThrownBy(ticket::await)
                .satisfies(timeout -> {
                    assertThat(timeout.phase()).isEqualTo("executing");
                    assertThat(timeout.limit()).isEqualTo(LIMIT);
                    assertThat(timeout.elapsed()).isEqualTo(LIMIT);
                    assertThat(timeout.workEnded()).isTrue();
                });
        assertThat(queue.state().timedOut()).isEqualTo(1);
    }

    @Test
    void hooksRunOneGraceApart() throws InterruptedException {
        Ticket<String> ticket = queue.submit("deaf", held);
        Execution execution = held.awaitBegin();
        execution.onTerminate(() -> hooks.add("terminate"));
        execution.onKill(() -> hooks.add("kill"));
        time.advance(LIMIT);
        assertThat(hooks).isEmpty();
        assertThat(ticket.stopGrade()).contains(StopGrade.COOPERATIVE);

        time.advance(GRACE);
        assertThat(hooks).containsExactly("terminate");
        assertThat(ticket.stopGrade()).contains(StopGrade.TERMINATED);

        time.advance(GRACE);
        assertThat(hooks).containsExactly("terminate", "kill");
        assertThat(ticket.stopGrade()).contains(StopGrade.KILLED);

        held.end("the worker died, this was sent before");
        assertThat(ticket.await()).startsWith("the worker died");
    }

    @Test
    void aGradeWithoutAHookIsNotClaimed() throws InterruptedException {
        Ticket<String> ticket = queue.submit("deaf", held);
        held.awaitBegin();
        time.advance(LIMIT.plus(GRACE.multipliedBy(3)));

        assertThat(ticket.stopGrade()).contains(StopGrade.COOPERATIVE);
    }

    @Test
    void theCallerOfUnstoppableWorkIsToldAndTheLaneStaysTakenUntilItsEnd() throws InterruptedException {
        Ticket<String> ticket = queue.submit("deaf", held);
        held.awaitBegin();
        time.advance(LIMIT.plus(GRACE.multipliedBy(2)));
        HeldWork<String> next = new HeldWork<>();
        Ticket<String> waiting = queue.submit("next", next);
        assertThat(ticket.isDone()).isFalse();

        time.advance(GRACE);
        assertThat(ticket.isDone()).isTrue();
        assertThatExceptionOfType(RequestTimeoutException.class)
                .isThrownBy(ticket::await)
                .satisfies(timeout -> assertThat(timeout.workEnded()).isFalse());
        assertThat(queue.state().isStuck()).isTrue();
        assertThat(queue.state().running()).hasValueSatisfying(running -> {
            assertThat(running.name()).isEqualTo("deaf");
            assertThat(running.elapsed()).isEqualTo(LIMIT.plus(GRACE.multipliedBy(3)));
        });
        assertThat(waiting.position()).isEqualTo(1);
        assertThat(next.hasBegun()).isFalse();

        held.end("too late");
        next.awaitBegin();
        assertThat(queue.state().isStuck()).isFalse();
        next.end("b");
        assertThat(waiting.await()).isEqualTo("b");
        assertThatExceptionOfType(RequestTimeoutException.class).isThrownBy(ticket::await);
        assertThat(queue.state().timedOut()).isEqualTo(1);
        assertThat(queue.state().completed()).isEqualTo(1);
    }

    @Test
    void everyPhaseHasItsOwnLimit() throws InterruptedException {
        queue.submit("loads", held);
        Execution execution = held.awaitBegin();
        execution.enter(Phase.LOADING);
        time.advance(Duration.ofSeconds(119));
        assertThat(execution.cancelToken().isCancelled()).isFalse();
        execution.enter(Phase.EXECUTING);
        time.advance(Duration.ofSeconds(29));
        assertThat(execution.cancelToken().isCancelled()).isFalse();

        time.advance(Duration.ofSeconds(1));
        assertThat(execution.cancelToken().isCancelled()).isTrue();
    }

    @Test
    void aLoadThatTakesTooLongNamesItsPhase() throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        Ticket<String> ticket = queue.submit("loads", execution -> {
            execution.enter(Phase.LOADING);
            return HeldWork.<String>untilCancelled(loading, cancelled -> {
                        throw new IllegalStateException("load was broken off");
                    })
                    .run(execution);
        });
        loading.await();
        time.advance(QueueLimits.DEFAULT_MAXIMUM_LOADING);

        assertThatExceptionOfType(RequestTimeoutException.class)
                .isThrownBy(ticket::await)
                .satisfies(timeout -> {
                    assertThat(timeout.phase()).isEqualTo("loading");
                    assertThat(timeout.limit()).isEqualTo(QueueLimits.DEFAULT_MAXIMUM_LOADING);
                    assertThat(timeout.getSuppressed()).hasSize(1);
                });
    }

    @Test
    void enteringThePresentPhaseAgainDoesNotStartItsLimitAnew() throws InterruptedException {
        queue.submit("held", held);
        Execution execution = held.awaitBegin();
        time.advance(LIMIT.minusSeconds(1));
        execution.enter(Phase.EXECUTING);
        time.advance(Duration.ofSeconds(1));

        assertThat(execution.cancelToken().isCancelled()).isTrue();
    }

    @Test
    void enteringAPhaseAfterTheDeadlineDoesNotStopTheStopping() throws InterruptedException {
        queue.submit("held", held);
        Execution execution = held.awaitBegin();
        execution.onTerminate(() -> hooks.add("terminate"));
        time.advance(LIMIT);
        execution.enter(Phase.LOADING);
        time.advance(GRACE);

        assertThat(hooks).containsExactly("terminate");
    }

    @Test
    void aWaitThatIsTooLongLeavesTheQueue() throws InterruptedException {
        queue.submit("held", held);
        held.awaitBegin().enter(Phase.LOADING);
        Ticket<String> waiting = queue.submit("waiting", execution -> "never");
        time.advance(QueueLimits.DEFAULT_MAXIMUM_WAIT);

        assertThatExceptionOfType(RequestTimeoutException.class)
                .isThrownBy(waiting::await)
                .satisfies(timeout -> {
                    assertThat(timeout.phase()).isEqualTo("waiting");
                    assertThat(timeout.workEnded()).isTrue();
                });
        assertThat(queue.state().waiting()).isZero();
        assertThat(waiting.timings().waited()).isEqualTo(QueueLimits.DEFAULT_MAXIMUM_WAIT);
    }

    @Test
    void aHookAddedTooLateRunsAtOnce() throws InterruptedException {
        Ticket<String> ticket = queue.submit("held", held);
        Execution execution = held.awaitBegin();
        time.advance(LIMIT.plus(GRACE));
        execution.onTerminate(() -> hooks.add("terminate"));
        execution.onKill(() -> hooks.add("kill"));

        assertThat(hooks).containsExactly("terminate");
        assertThat(ticket.stopGrade()).contains(StopGrade.TERMINATED);
    }

    @Test
    void aHookTakenBackDoesNotRun() throws InterruptedException {
        Ticket<String> ticket = queue.submit("held", held);
        Execution execution = held.awaitBegin();
        execution.onTerminate(() -> hooks.add("first call")).close();
        execution.onTerminate(() -> hooks.add("second call"));
        execution.onKill(() -> hooks.add("worker")).close();
        time.advance(LIMIT.plus(GRACE.multipliedBy(2)));

        assertThat(hooks).containsExactly("second call");
        assertThat(ticket.stopGrade()).contains(StopGrade.TERMINATED);
    }

    @Test
    void aBrokenHookDoesNotKeepTheNextFromRunning() throws InterruptedException {
        queue.submit("held", held);
        Execution execution = held.awaitBegin();
        execution.onTerminate(() -> {
            throw new IllegalStateException("broken");
        });
        execution.onTerminate(() -> hooks.add("terminate"));
        execution.onKill(() -> hooks.add("kill"));
        time.advance(LIMIT.plus(GRACE.multipliedBy(2)));

        assertThat(hooks).containsExactly("terminate", "kill");
    }

    @Test
    void noHookRunsAfterTheWorkHasEnded() throws InterruptedException {
        Ticket<String> ticket = queue.submit("ends", execution -> {
            execution.onTerminate(() -> hooks.add("terminate"));
            return "a";
        });
        ticket.await();
        time.advance(LIMIT.plus(GRACE.multipliedBy(3)));

        assertThat(hooks).isEmpty();
    }

    @Test
    void theNextRequestWaitsForAHookThatIsStillRunning() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch hookMayEnd = new CountDownLatch(1);
        CompletableFuture<Thread> lane = new CompletableFuture<>();
        queue.submit("held", execution -> {
            lane.complete(Thread.currentThread());
            execution.onKill(() -> {
                held.end("killed");
                awaitQuietly(hookMayEnd);
            });
            try {
                return held.run(execution);
            } finally {
                ended.countDown();
            }
        });
        held.awaitBegin().enter(Phase.LOADING);
        time.advance(QueueLimits.DEFAULT_MAXIMUM_LOADING);
        HeldWork<String> after = new HeldWork<>();
        Ticket<String> ticket = queue.submit("after", after);
        Thread timer = new Thread(() -> time.advance(GRACE.multipliedBy(2)));
        timer.start();
        ended.await();
        // the lane rests again either in the end of the first work or in the second
        while (lane.join().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        boolean early = after.hasBegun();
        hookMayEnd.countDown();
        after.end("c");
        assertThat(early).isFalse();
        assertThat(ticket.await()).isEqualTo("c");
        timer.join();
    }

    @Test
    void anAlarmThatRingsAlthoughItWasReplacedDoesNothing() throws InterruptedException {
        DeadlineTimer stubborn = new DeadlineTimer() {
            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public Alarm schedule(Duration delay, Runnable task) {
                time.schedule(delay, task);
                return () -> {};
            }

            @Override
            public void close() {}
        };
        try (RequestQueue other = new RequestQueue(QueueLimits.defaults(), stubborn)) {
            Ticket<String> ticket = other.submit("held", held);
            Execution execution = held.awaitBegin();
            execution.enter(Phase.LOADING);
            time.advance(LIMIT.plusSeconds(1));

            assertThat(execution.cancelToken().isCancelled()).isFalse();
            assertThat(ticket.isDone()).isFalse();
            held.end("a");
            assertThat(ticket.await()).isEqualTo("a");
        }
    }

    @Test
    void executionRejectsWaitingAndUseAfterTheEnd() throws InterruptedException {
        Execution execution = queue.submit("leaks", given -> given).await();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> execution.enter(Phase.WAITING))
                .withMessage("phase must be LOADING or EXECUTING, was WAITING");
        assertThatIllegalStateException()
                .isThrownBy(() -> execution.enter(Phase.LOADING))
                .withMessage("request leaks has ended");
        assertThatIllegalStateException().isThrownBy(() -> execution.onKill(() -> {}));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
