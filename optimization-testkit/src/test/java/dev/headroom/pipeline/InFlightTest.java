package dev.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.QueueFullException;
import dev.headroom.RequestCancelledException;
import dev.headroom.generation.TextSink;
import dev.headroom.pipeline.Joined.Role;
import dev.headroom.queue.CancelToken;
import dev.headroom.queue.QueueLimits;
import dev.headroom.queue.RequestQueue;
import dev.headroom.queue.Ticket;
import dev.headroom.testkit.AtOnce;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InFlightTest {

    private final InFlight<String, String> inFlight = new InFlight<>();
    private final Steered computation = new Steered();

    /** A computation whose pieces and end come from the test. */
    private static final class Steered implements InFlight.Leader<String> {

        private final CompletableFuture<String> end = new CompletableFuture<>();
        private final AtomicInteger starts = new AtomicInteger();
        private TextSink shared = TextSink.ignore();
        private CancelToken everyoneGone = new CancelToken();

        @Override
        public CompletionStage<String> start(TextSink sink, CancelToken gone) {
            starts.incrementAndGet();
            shared = sink;
            everyoneGone = gone;
            return end;
        }
    }

    @Test
    void tenIdenticalRequestsAtOnceCostOneComputation() throws Exception {
        AtomicInteger computations = new AtomicInteger();
        CyclicBarrier joinedAll = new CyclicBarrier(10);
        CompletableFuture<String> end = new CompletableFuture<>();

        List<String> answers = AtOnce.call(10, () -> {
            StringBuilder seen = new StringBuilder();
            try (Joined<String> joined = inFlight.join("tides", seen::append, (shared, gone) -> {
                computations.incrementAndGet();
                shared.accept("The ");
                shared.accept("moon.");
                return end;
            })) {
                if (joinedAll.await() == 0) {
                    end.complete("The moon.");
                }
                return joined.await() + "|" + seen;
            }
        });

        assertThat(computations).hasValue(1);
        assertThat(answers).hasSize(10).containsOnly("The moon.|The moon.");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void whoJoinsLateGetsThePiecesSoFarThenTheLiveOnes() throws Exception {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        computation.shared.accept("Once ");
        computation.shared.accept("upon ");

        List<String> pieces = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch caughtUp = new CountDownLatch(2);
        Joined<String> follower = inFlight.join(
                "a",
                piece -> {
                    pieces.add(piece);
                    caughtUp.countDown();
                },
                computation);
        CompletableFuture<String> answer = awaitOnAnotherThread(follower);
        caughtUp.await();
        assertThat(pieces).containsExactly("Once ", "upon ");

        computation.shared.accept("a time");
        computation.end.complete("Once upon a time");
        assertThat(answer.join()).isEqualTo("Once upon a time");
        assertThat(leader.await()).isEqualTo("Once upon a time");
        assertThat(pieces).containsExactly("Once ", "upon ", "a time");
        assertThat(leader.role()).isEqualTo(Role.LEADER);
        assertThat(follower.role()).isEqualTo(Role.FOLLOWER);
        assertThat(computation.starts).hasValue(1);
    }

    @Test
    void aFollowerThatLeavesTouchesNobody() throws InterruptedException {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        Joined<String> follower = inFlight.join("a", TextSink.ignore(), computation);
        follower.close();
        follower.close();

        assertThat(computation.everyoneGone.isCancelled()).isFalse();
        assertThatExceptionOfType(RequestCancelledException.class).isThrownBy(follower::await);
        computation.end.complete("done");
        assertThat(leader.await()).isEqualTo("done");
    }

    @Test
    void theComputationOutlivesItsLeaderWhileAFollowerWaits() throws InterruptedException {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        Joined<String> follower = inFlight.join("a", TextSink.ignore(), computation);
        leader.close();

        assertThat(computation.everyoneGone.isCancelled()).isFalse();
        computation.end.complete("done");
        assertThat(follower.await()).isEqualTo("done");
    }

    @Test
    void theComputationIsCancelledWhenEveryoneHasGone() {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        Joined<String> follower = inFlight.join("a", TextSink.ignore(), computation);
        leader.close();
        follower.close();

        assertThat(computation.everyoneGone.reason()).contains(CancelToken.Reason.CALLER);
        assertThat(inFlight.size()).isZero();
        assertThat(inFlight.join("a", TextSink.ignore(), new Steered()).role())
                .as("who comes later begins anew")
                .isEqualTo(Role.LEADER);
    }

    @Test
    void theLateEndOfAnAbandonedComputationDoesNotTouchItsSuccessor() throws InterruptedException {
        inFlight.join("a", TextSink.ignore(), computation).close();
        Steered second = new Steered();
        Joined<String> joined = inFlight.join("a", TextSink.ignore(), second);
        computation.end.complete("first");

        assertThat(inFlight.size()).isEqualTo(1);
        second.end.complete("second");
        assertThat(joined.await()).isEqualTo("second");
    }

    @Test
    void leavingAfterTheEndCancelsNothing() throws InterruptedException {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        computation.end.complete("done");
        leader.close();

        assertThat(computation.everyoneGone.isCancelled()).isFalse();
        assertThat(leader.await()).isEqualTo("done");
    }

    @Test
    void closingWakesAWaitingCaller() throws InterruptedException {
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        CountDownLatch delivered = new CountDownLatch(1);
        Joined<String> follower = inFlight.join("a", piece -> delivered.countDown(), computation);
        CompletableFuture<String> answer = awaitOnAnotherThread(follower);
        computation.shared.accept("x");
        delivered.await();
        follower.close();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(answer::join)
                .withCauseInstanceOf(RequestCancelledException.class);
        leader.close();
    }

    @Test
    void theFailureReachesEveryone() {
        QueueFullException full = new QueueFullException("the queue is full", 1, Duration.ofSeconds(1));
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), computation);
        Joined<String> follower = inFlight.join("a", TextSink.ignore(), computation);
        computation.end.completeExceptionally(full);

        assertThatThrownBy(leader::await).isSameAs(full);
        assertThatThrownBy(follower::await).isSameAs(full);
    }

    @Test
    void aFailureToBeginReachesTheCallerOnAwait() {
        QueueFullException full = new QueueFullException("the queue is full", 1, Duration.ofSeconds(1));
        Joined<String> leader = inFlight.join("a", TextSink.ignore(), (shared, gone) -> {
            throw full;
        });

        assertThatThrownBy(leader::await).isSameAs(full);
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void aBrokenSinkHurtsOnlyItsOwner() throws InterruptedException {
        IllegalStateException gone = new IllegalStateException("client went away");
        Joined<String> leader = inFlight.join(
                "a",
                piece -> {
                    throw gone;
                },
                computation);
        Joined<String> follower = inFlight.join("a", TextSink.ignore(), computation);
        computation.shared.accept("x");
        computation.end.complete("x");

        assertThatThrownBy(leader::await).isSameAs(gone);
        assertThat(follower.await()).isEqualTo("x");
    }

    @Test
    void differentKeysDoNotMeet() {
        Steered other = new Steered();
        assertThat(inFlight.join("a", TextSink.ignore(), computation).role()).isEqualTo(Role.LEADER);
        assertThat(inFlight.join("b", TextSink.ignore(), other).role()).isEqualTo(Role.LEADER);
        assertThat(inFlight.size()).isEqualTo(2);
    }

    @Test
    void goesTogetherWithTheQueue() throws InterruptedException {
        try (RequestQueue queue = new RequestQueue(QueueLimits.defaults(), new ManualScheduler(new ManualClock()))) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            Joined<String> leader = inFlight.join("a", TextSink.ignore(), (shared, gone) -> {
                Ticket<String> ticket = queue.submit("a", execution -> {
                    execution.cancelToken().onCancel(reason -> cancelled.countDown());
                    begun.countDown();
                    cancelled.await();
                    execution.cancelToken().throwIfCancelled();
                    return "not reached";
                });
                gone.onCancel(reason -> ticket.cancel());
                return ticket.stage();
            });
            begun.await();
            leader.close();

            assertThat(queue.submit("next", execution -> "b").await()).isEqualTo("b");
            assertThat(queue.state().cancelled()).isEqualTo(1);
        }
    }

    @Test
    void whoStaysAlwaysGetsTheAnswerHoweverOthersComeAndGo() throws Exception {
        AtomicInteger seeds = new AtomicInteger();
        AtomicInteger began = new AtomicInteger();
        ExecutorService lane = Executors.newSingleThreadExecutor();
        try {
            AtOnce.call(4, () -> {
                Random random = new Random(seeds.incrementAndGet());
                for (int i = 0; i < 2_000; i++) {
                    String key = "key " + random.nextInt(2);
                    StringBuilder seen = new StringBuilder();
                    try (Joined<String> joined = inFlight.join(key, seen::append, (shared, gone) -> {
                        began.incrementAndGet();
                        return CompletableFuture.supplyAsync(
                                () -> {
                                    shared.accept(key);
                                    return key;
                                },
                                lane);
                    })) {
                        if (random.nextInt(3) > 0) {
                            assertThat(joined.await()).isEqualTo(key);
                            assertThat(seen).hasToString(key);
                        }
                    }
                }
                return true;
            });
        } finally {
            lane.shutdown();
        }

        assertThat(inFlight.size()).isZero();
        assertThat(began).hasValueBetween(1, 8_000);
    }

    private static CompletableFuture<String> awaitOnAnotherThread(Joined<String> joined) {
        return CompletableFuture.supplyAsync(() -> awaitQuietly(joined), task -> new Thread(task, "awaiting").start());
    }

    private static String awaitQuietly(Joined<String> joined) {
        try {
            return joined.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
