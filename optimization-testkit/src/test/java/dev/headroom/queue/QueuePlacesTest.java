package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headroom.QueueFullException;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueuePlacesTest {

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults().withCapacity(2), time);
    private final HeldWork<Integer> held = new HeldWork<>();

    @AfterEach
    void close() {
        held.end(0);
        queue.close();
    }

    @Test
    void refusesMoreThanItsPlaces() throws InterruptedException {
        Ticket<Integer> running = queue.submit("running", held);
        held.awaitBegin();
        queue.submit("first", execution -> 1);
        queue.submit("second", execution -> 2);

        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> queue.submit("third", execution -> 3))
                .satisfies(full -> {
                    assertThat(full.capacity()).isEqualTo(2);
                    assertThat(full.retryAfter()).as("nothing measured yet").isEqualTo(Duration.ofSeconds(90));
                });
        assertThat(queue.state().refused()).isEqualTo(1);

        held.end(0);
        running.await();
    }

    @Test
    void anIdleLaneTakesOneMoreThanItsPlaces() throws InterruptedException {
        RequestQueue none = new RequestQueue(QueueLimits.defaults().withCapacity(0), time);
        assertThat(none.submit("only", execution -> 1).await()).isEqualTo(1);
        none.submit("running", held);
        held.awaitBegin();

        assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> none.submit("no", execution -> 1));
        held.end(0);
        none.close();
    }

    @Test
    void estimatesTheRetryTimeFromWhatRequestsTook() throws InterruptedException {
        HeldWork<Integer> measured = new HeldWork<>();
        Ticket<Integer> ticket = queue.submit("measured", measured);
        measured.awaitBegin();
        time.advance(Duration.ofSeconds(4));
        measured.end(1);
        ticket.await();
        queue.submit("running", held);
        held.awaitBegin();
        queue.submit("first", execution -> 1);
        queue.submit("second", execution -> 2);

        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> queue.submit("third", execution -> 3))
                .satisfies(full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(12)));
    }

    @Test
    void refusesNewWorkWithAReasonUntilItAcceptsAgain() throws InterruptedException {
        Ticket<Integer> here = queue.submit("here", held);
        queue.refuse("memory is short", Duration.ofSeconds(20));

        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> queue.submit("new", execution -> 1))
                .withMessageContaining("memory is short")
                .satisfies(full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        assertThat(queue.state().refusing()).contains("memory is short");
        held.end(5);
        assertThat(here.await()).as("what was here goes on").isEqualTo(5);

        queue.accept();
        assertThat(queue.submit("new", execution -> 1).await()).isEqualTo(1);
    }

    @Test
    void refusesUseAfterClose() {
        queue.close();
        queue.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> queue.submit("late", execution -> 1))
                .withMessage("the queue is closed");
    }

    @Test
    void rejectsLimitsOutOfRange() {
        QueueLimits limits = QueueLimits.defaults();

        assertThat(limits)
                .isEqualTo(new QueueLimits(
                        16,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(250)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.withMaximumExecution(Duration.ZERO))
                .withMessage("maximumExecution must be positive, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.withCapacity(-1))
                .withMessage("capacity must be at least 0, was -1");
    }
}
