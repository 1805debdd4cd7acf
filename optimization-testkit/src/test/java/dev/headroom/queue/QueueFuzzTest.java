package dev.headroom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.HeadroomException;
import dev.headroom.QueueFullException;
import dev.headroom.testkit.AtOnce;
import dev.headroom.testkit.ManualClock;
import dev.headroom.testkit.ManualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand requests with random behaviour, cancelled and timed out at random moments by one thread while the lane
 * races with it: never two works at once, never the next one before the last has ended, and every caller is answered.
 */
@Timeout(120)
class QueueFuzzTest {

    private static final int REQUESTS = 10_000;
    private static final int PLACES = 4;

    private final ManualScheduler time = new ManualScheduler(new ManualClock());
    private final RequestQueue queue = new RequestQueue(QueueLimits.defaults().withCapacity(PLACES), time);
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger works = new AtomicInteger();

    /** What ends a work. */
    private enum Until {
        NOW,
        FAILURE,
        CANCEL,
        TERMINATE,
        KILL,
        RELEASE
    }

    private record Submitted(Ticket<Integer> ticket, CompletableFuture<Integer> release) {}

    @Test
    void losesNothingWhateverTheOrder() throws InterruptedException {
        long seed = 20_260_101;
        Random random = new Random(seed);
        List<Submitted> all = new ArrayList<>();
        int full = 0;
        while (all.size() < REQUESTS) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    try {
                        all.add(submit(random));
                    } catch (QueueFullException e) {
                        full++;
                        // let the one that runs come to its end
                        time.advance(Duration.ofMinutes(2).plusSeconds(1));
                        all.forEach(one -> one.release().complete(1));
                    }
                }
                case 3 -> recent(all, random).forEach(one -> one.ticket().cancel());
                case 4 -> time.advance(Duration.ofMillis(random.nextInt(40_000)));
                default -> recent(all, random).forEach(one -> one.release().complete(1));
            }
            assertThat(queue.state().waiting()).as("seed %d", seed).isLessThanOrEqualTo(PLACES + 1);
        }
        all.forEach(one -> one.release().complete(1));
        time.advance(Duration.ofMinutes(10));

        int answered = 0;
        for (Submitted one : all) {
            while (!one.ticket().isDone()) {
                // a request that began after the last advance waits for its own limit
                time.advance(Duration.ofMinutes(3));
                Thread.onSpinWait();
            }
            answered += outcomeOf(one);
        }
        queue.close();
        QueueState end = queue.state();
        assertThat(answered).isEqualTo(REQUESTS);
        assertThat(overlaps).as("works at once, seed %d", seed).hasValue(0);
        assertThat(end.completed() + end.failed() + end.timedOut() + end.cancelled())
                .isEqualTo(REQUESTS);
        assertThat(end.refused()).isEqualTo(full);
        assertThat(end.waiting()).isZero();
        assertThat(time.pending()).as("alarms left behind").isZero();
        assertThat(List.of(end.completed(), end.failed(), end.timedOut(), end.cancelled()))
                .as("every ending was met")
                .allMatch(count -> count > 0);
        assertThat(works).hasValueLessThan(REQUESTS);
    }

    @Test
    void losesNothingWithManySubmitters() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        AtomicInteger seeds = new AtomicInteger();
        int each = 1_000;

        List<Integer> answered = AtOnce.call(4, () -> {
            Random random = new Random(seeds.incrementAndGet());
            int answers = 0;
            for (int i = 0; i < each; i++) {
                try {
                    Ticket<Integer> ticket = queue.submit("quick", execution -> {
                        overlaps.addAndGet(working.getAndIncrement());
                        working.decrementAndGet();
                        return 1;
                    });
                    if (random.nextBoolean()) {
                        ticket.cancel();
                    }
                    answers += outcomeOf(new Submitted(ticket, new CompletableFuture<>()));
                } catch (QueueFullException e) {
                    refusals.incrementAndGet();
                }
            }
            return answers;
        });
        queue.close();

        assertThat(answered.stream().mapToInt(Integer::intValue).sum() + refusals.get())
                .isEqualTo(4 * each);
        assertThat(queue.state().completed() + queue.state().cancelled()).isEqualTo(4L * each - refusals.get());
        assertThat(overlaps).hasValue(0);
        assertThat(time.pending()).isZero();
    }

    private static int outcomeOf(Submitted one) throws InterruptedException {
        try {
            assertThat(one.ticket().await()).isEqualTo(1);
        } catch (HeadroomException | CompletionException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
        return 1;
    }

    private static List<Submitted> recent(List<Submitted> all, Random random) {
        int back = 1 + random.nextInt(PLACES + 2);
        return all.size() < back ? List.of() : List.of(all.get(all.size() - back));
    }

    private Submitted submit(Random random) {
        Until until = Until.values()[random.nextInt(Until.values().length)];
        boolean loads = random.nextBoolean();
        CompletableFuture<Integer> release = new CompletableFuture<>();
        Ticket<Integer> ticket = queue.submit(until.name(), execution -> {
            works.incrementAndGet();
            if (working.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            try {
                return work(execution, until, loads, release);
            } finally {
                working.decrementAndGet();
            }
        });
        return new Submitted(ticket, release);
    }

    private static int work(Execution execution, Until until, boolean loads, CompletableFuture<Integer> release)
            throws Exception {
        if (loads) {
            execution.enter(Phase.LOADING);
            execution.enter(Phase.EXECUTING);
        }
        switch (until) {
            case NOW -> release.complete(1);
            case FAILURE -> throw new IOException("planned");
            case CANCEL -> execution.cancelToken().onCancel(reason -> release.complete(-1));
            case TERMINATE -> execution.onTerminate(() -> release.complete(-1));
            case KILL -> execution.onKill(() -> release.complete(-1));
            case RELEASE -> {}
        }
        if (release.get() < 0) {
            execution.cancelToken().throwIfCancelled();
        }
        return 1;
    }
}
