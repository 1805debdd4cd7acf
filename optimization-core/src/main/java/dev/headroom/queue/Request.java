package dev.headroom.queue;

import dev.headroom.RequestCancelledException;
import dev.headroom.RequestTimeoutException;
import dev.headroom.queue.Tally.Ending;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One request from submission to its end: what it is doing, how it is being stopped, and its answer.
 *
 * <p>The answer is settled once: by the end of the work, or before it by a wait that was too long, a cancellation in the
 * queue, or giving up on work that cannot be stopped. Methods marked so are called under the lock of the queue; what
 * they return hands the answer out and runs outside it.
 */
final class Request<T> {

    private final String name;
    private final Work<T> work;
    private final QueueLimits limits;
    private final DeadlineTimer timer;
    private final Object lock;
    private final Tally tally;
    private final CancelToken token = new CancelToken();
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    // guarded by lock
    private final PhaseClock clock;
    private final Escalation escalation;
    private @Nullable Passed passed;
    private boolean settled;

    /** The limit that passed. */
    private record Passed(Phase phase, Duration limit, Duration elapsed) {

        RequestTimeoutException toException(WorkEnded ended) {
            return new RequestTimeoutException(phase.label(), limit, elapsed, ended == WorkEnded.YES);
        }
    }

    private enum WorkEnded {
        YES,
        NOT_YET
    }

    Request(String name, Work<T> work, QueueLimits limits, DeadlineTimer timer, Object lock, Tally tally) {
        this.name = name;
        this.work = work;
        this.limits = limits;
        this.timer = timer;
        this.lock = lock;
        this.tally = tally;
        this.clock = new PhaseClock(timer.nanoTime());
        this.escalation = new Escalation(name, limits, timer, lock, token, this::giveUp);
    }

    /** Sets the limit of waiting; {@code leave} takes the request out of the queue. Under the lock. */
    void queued(Runnable leave) {
        escalation.watch(Phase.WAITING, () -> {
            leave.run();
            notePassed();
            escalation.end();
            clock.stop(timer.nanoTime());
            return settleTimeout(WorkEnded.YES);
        });
    }

    /** Ends a wait. Under the lock. */
    Runnable cancelWaiting(CancelToken.Reason reason) {
        escalation.end();
        clock.stop(timer.nanoTime());
        return settleCancelled(reason);
    }

    /** The lane is its own now. Under the lock. */
    void begin() {
        clock.enter(Phase.EXECUTING, timer.nanoTime());
        escalation.watch(Phase.EXECUTING, this::limitPassed);
    }

    FutureTask<T> task() {
        return new FutureTask<>(() -> work.run(new Execution(this)));
    }

    /** The work has really ended. Under the lock, which is released while a hook is still running. */
    Runnable end(FutureTask<T> done) {
        escalation.end();
        clock.stop(timer.nanoTime());
        try {
            T value = valueOf(done);
            return settle(Ending.COMPLETED, () -> answer.complete(value));
        } catch (ExecutionException e) {
            return settleFailure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static <V> V valueOf(FutureTask<V> done) throws ExecutionException {
        try {
            return done.get();
        } catch (InterruptedException e) {
            // get() of a task that has run does not wait
            throw new IllegalStateException("the task has not run", e);
        }
    }

    private Runnable settleFailure(Throwable thrown) {
        if (thrown instanceof Error || !token.isCancelled()) {
            return settle(Ending.FAILED, () -> answer.completeExceptionally(thrown));
        }
        // whatever a stopped call throws, the reason is the stop
        if (passed != null) {
            RequestTimeoutException timeout = passed.toException(WorkEnded.YES);
            timeout.addSuppressed(thrown);
            return settle(Ending.TIMED_OUT, () -> answer.completeExceptionally(timeout));
        }
        RequestCancelledException cancelled = cancelled(token.reason().orElse(CancelToken.Reason.CALLER));
        cancelled.addSuppressed(thrown);
        return settle(Ending.CANCELLED, () -> answer.completeExceptionally(cancelled));
    }

    private Runnable limitPassed() {
        notePassed();
        return escalation.climb(CancelToken.Reason.DEADLINE);
    }

    private void notePassed() {
        Phase phase = clock.phase();
        passed = new Passed(phase, limits.of(phase), clock.inPhase(timer.nanoTime()));
    }

    private Runnable giveUp() {
        return passed == null
                ? settleCancelled(token.reason().orElse(CancelToken.Reason.CLOSED))
                : settleTimeout(WorkEnded.NOT_YET);
    }

    private Runnable settleTimeout(WorkEnded ended) {
        if (passed == null) {
            throw new IllegalStateException("no limit has passed");
        }
        RequestTimeoutException timeout = passed.toException(ended);
        return settle(Ending.TIMED_OUT, () -> answer.completeExceptionally(timeout));
    }

    private Runnable settleCancelled(CancelToken.Reason reason) {
        RequestCancelledException cancelled = cancelled(reason);
        return settle(Ending.CANCELLED, () -> answer.completeExceptionally(cancelled));
    }

    private static RequestCancelledException cancelled(CancelToken.Reason reason) {
        return new RequestCancelledException(reason.name().toLowerCase(Locale.ROOT));
    }

    private Runnable settle(Ending ending, Runnable publish) {
        if (settled) {
            return () -> {};
        }
        settled = true;
        tally.count(ending);
        return publish;
    }

    void enter(Phase phase) {
        synchronized (lock) {
            if (escalation.hasEnded()) {
                throw new IllegalStateException("request " + name + " has ended");
            }
            if (phase != clock.phase()) {
                clock.enter(phase, timer.nanoTime());
                escalation.watch(phase, this::limitPassed);
            }
        }
    }

    CancelToken.Registration addHook(StopGrade grade, Runnable hook) {
        return escalation.addHook(grade, hook);
    }

    /** Asks for a stop; harder grades come with the limit of the phase. */
    void askToStop() {
        escalation.askToStop(CancelToken.Reason.CALLER);
    }

    /** Stops it grade by grade, from now on. */
    void stopForClose() {
        escalation.act(() -> escalation.climb(CancelToken.Reason.CLOSED));
    }

    T await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new CompletionException(name + " failed: " + cause, cause);
        }
    }

    CompletionStage<T> stage() {
        return answer.minimalCompletionStage();
    }

    boolean isDone() {
        return answer.isDone();
    }

    /** Returns whether the caller has been answered or is about to be. Under the lock. */
    boolean isSettled() {
        return settled;
    }

    String name() {
        return name;
    }

    CancelToken token() {
        return token;
    }

    Optional<StopGrade> stopGrade() {
        synchronized (lock) {
            return escalation.reached();
        }
    }

    RequestTimings timings() {
        synchronized (lock) {
            return clock.timings(timer.nanoTime());
        }
    }

    /** Under the lock. */
    QueueState.Running view() {
        return new QueueState.Running(
                name, clock.phase(), clock.inPhase(timer.nanoTime()), escalation.reached(), settled);
    }
}
