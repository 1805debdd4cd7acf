package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.UnsupportedFeatureException;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueOrderTest {

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults(), time);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void runsRequestsOneByOneInOrder() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Ticket<Boolean>> tickets = IntStream.range(0, 10)
                .mapToObj(i -> queue.submit("request " + i, execution -> order.add(i)))
                .toList();
        for (Ticket<Boolean> ticket : tickets) {
            assertThat(ticket.await()).isTrue();
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(queue.state().completed()).isEqualTo(10);
        assertThat(queue.state().running()).isEmpty();
        assertThat(time.pending()).as("alarms left behind").isZero();
    }

    @Test
    void runsEveryRequestOnTheSameDaemonThread() throws InterruptedException {
        Thread first =
                queue.submit("first", execution -> Thread.currentThread()).await();
        Thread second =
                queue.submit("second", execution -> Thread.currentThread()).await();

        assertThat(second).isSameAs(first);
        assertThat(first.isDaemon()).isTrue();
        assertThat(first.getName()).isEqualTo(RequestQueue.LANE);
    }

    @Test
    void aRequestSeesNoInterruptOfTheOneBefore() throws InterruptedException {
        HeldWork<String> held = new HeldWork<>();
        queue.submit("interrupts itself", execution -> {
            String value = held.run(execution);
            Thread.currentThread().interrupt();
            return value;
        });
        // already there when the first ends, so that the lane does not rest in between
        Ticket<Boolean> next =
                queue.submit("next", execution -> Thread.currentThread().isInterrupted());
        held.end("a");

        assertThat(next.await()).isFalse();
    }

    @Test
    void tellsPositionsAndTimings() throws InterruptedException {
        HeldWork<String> held = new HeldWork<>();
        Ticket<String> running = queue.submit("running", held);
        Ticket<String> next = queue.submit("next", execution -> "b");
        Ticket<String> last = queue.submit("last", execution -> "c");
        Execution execution = held.awaitBegin();

        assertThat(running.position()).isZero();
        assertThat(next.position()).isEqualTo(1);
        assertThat(last.position()).isEqualTo(2);
        assertThat(next.isDone()).isFalse();

        execution.enter(Phase.LOADING);
        time.advance(Duration.ofSeconds(5));
        execution.enter(Phase.EXECUTING);
        time.advance(Duration.ofSeconds(2));
        assertThat(queue.state().running())
                .contains(new QueueState.Running(
                        "running", Phase.EXECUTING, Duration.ofSeconds(2), Optional.empty(), false));
        assertThat(queue.state().waiting()).isEqualTo(2);
        held.end("a");

        assertThat(running.await()).isEqualTo("a");
        assertThat(last.await()).isEqualTo("c");
        assertThat(running.timings())
                .isEqualTo(new RequestTimings(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(2)));
        assertThat(last.timings().waited()).isEqualTo(Duration.ofSeconds(7));
        assertThat(last.position()).isZero();
        assertThat(last.stopGrade()).isEmpty();
    }

    @Test
    void failuresReachTheCallerAndTheLaneGoesOn() throws InterruptedException {
        UnsupportedFeatureException refused = new UnsupportedFeatureException("scoring", "tiny");
        StackOverflowError error = new StackOverflowError("deep");
        IOException checked = new IOException("disk");

        assertThatThrownBy(fail(refused)::await).isSameAs(refused);
        assertThatThrownBy(fail(error)::await).isSameAs(error);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(fail(checked)::await)
                .withMessageContaining("fails failed")
                .withCause(checked);
        assertThat(queue.submit("works", execution -> 1).await()).isEqualTo(1);
        assertThat(queue.state().failed()).isEqualTo(3);
    }

    @Test
    void theAnswerIsAlsoAStage() throws InterruptedException {
        HeldWork<String> held = new HeldWork<>();
        Ticket<String> ticket = queue.submit("staged", held);
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        CompletionStage<Void> after = ticket.stage().thenAccept(seen::add);
        held.end("a");
        after.toCompletableFuture().join();

        assertThat(seen).containsExactly("a");
    }

    private Ticket<Integer> fail(Throwable failure) {
        return queue.submit("fails", execution -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
    }
}
