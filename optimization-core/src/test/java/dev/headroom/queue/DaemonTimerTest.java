package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DaemonTimerTest {

    @Test
    void ringsOnADaemonThreadNotBeforeItsTime() throws Exception {
        try (DaemonTimer timer = new DaemonTimer()) {
            CompletableFuture<Thread> rang = new CompletableFuture<>();
            long start = timer.nanoTime();
            timer.schedule(Duration.ofMillis(20), () -> rang.complete(Thread.currentThread()));

            assertThat(rang.get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
            assertThat(Duration.ofNanos(timer.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    void aCancelledAlarmDoesNotRing() throws InterruptedException {
        try (DaemonTimer timer = new DaemonTimer()) {
            AtomicBoolean rang = new AtomicBoolean();
            CountDownLatch later = new CountDownLatch(1);
            timer.schedule(Duration.ofMillis(10), () -> rang.set(true)).cancel();
            timer.schedule(Duration.ofMillis(20), later::countDown);
            later.await();

            assertThat(rang).isFalse();
        }
    }

    @Test
    void aTaskThatHangsDoesNotHoldUpTheNextTwo() throws InterruptedException {
        try (DaemonTimer timer = new DaemonTimer()) {
            CountDownLatch end = new CountDownLatch(1);
            CountDownLatch others = new CountDownLatch(2);
            timer.schedule(Duration.ZERO, () -> awaitQuietly(end));
            timer.schedule(Duration.ofMillis(1), others::countDown);
            timer.schedule(Duration.ofMillis(2), others::countDown);
            others.await();
            end.countDown();
        }
    }

    @Test
    void anAlarmSetAfterCloseNeverRings() {
        DaemonTimer timer = new DaemonTimer();
        timer.close();
        timer.close();
        AtomicBoolean rang = new AtomicBoolean();
        timer.schedule(Duration.ZERO, () -> rang.set(true)).cancel();

        assertThat(rang).isFalse();
    }

    @Test
    void killsARequestThatHangsTwoGracesAfterItsDeadline() throws InterruptedException {
        QueueLimits limits = QueueLimits.defaults().withMaximumExecution(Duration.ofMillis(50));
        try (DaemonTimer timer = new DaemonTimer();
                RequestQueue queue = new RequestQueue(limits, timer)) {
            CountDownLatch killed = new CountDownLatch(1);
            Ticket<String> ticket = queue.submit("hangs", execution -> {
                execution.onKill(killed::countDown);
                killed.await();
                return "ended by the kill";
            });

            assertThat(ticket.await()).isEqualTo("ended by the kill");
            assertThat(ticket.stopGrade()).contains(StopGrade.KILLED);
            assertThat(ticket.timings().executing()).isBetween(Duration.ofMillis(550), Duration.ofMillis(5_550));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // the timer is being closed
            Thread.currentThread().interrupt();
        }
    }
}
