package dev.headroom.queue;

import dev.headroom.QueueFullException;
import dev.headroom.queue.Tally.Ending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane: requests run one at a time, in order, on one thread that stays the same for the life of the queue.
 *
 * <pre>{@code
 * try (DeadlineTimer timer = new DaemonTimer();
 *         RequestQueue queue = new RequestQueue(QueueLimits.defaults(), timer)) {
 *     Ticket<String> ticket = queue.submit("ask", execution -> answer(execution.cancelToken()));
 *     String answer = ticket.await();
 * }
 * }</pre>
 *
 * <p>When a limit passes, the request is stopped in three grades, one grace apart: its token fires, its terminate hooks
 * run, its kill hooks run. If it still goes on a grace later, its caller is told, but the lane is free only when the
 * work has really ended; until then {@link #state()} says that it is stuck. A caller's cancel fires the token only; the
 * harder grades stay with the limit.
 *
 * <p>Thread-safe. The lane is a daemon thread, started with the first request. Errors: {@link QueueFullException} when
 * there is no place or new work is refused; use after close is an {@link IllegalStateException}.
 */
public final class RequestQueue implements AutoCloseable {

    /** Name of the lane's thread. */
    public static final String LANE = "headroom-lane";

    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private final QueueLimits limits;
    private final DeadlineTimer timer;
    private final Object lock = new Object();

    // guarded by lock
    private final Deque<Request<?>> waiting = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private @Nullable Request<?> running;
    private @Nullable Thread lane;
    private @Nullable Refusal refusal;
    private boolean closed;

    private record Refusal(String why, Duration retryAfter) {}

    /**
     * Makes an idle queue; no thread is started.
     *
     * @param timer stays the caller's; it must outlive the queue
     */
    public RequestQueue(QueueLimits limits, DeadlineTimer timer) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.timer = Objects.requireNonNull(timer, "timer");
    }

    /**
     * Adds a request at the end of the queue.
     *
     * @param name what it is, for lists and messages
     * @throws QueueFullException if every place is taken, or new work is refused
     */
    public <T> Ticket<T> submit(String name, Work<T> work) {
        Objects.requireNonNull(work, "work");
        synchronized (lock) {
            requirePlace();
            Request<T> request = new Request<>(name, work, limits, timer, lock, tally);
            startLane();
            waiting.add(request);
            request.queued(() -> waiting.remove(request));
            lock.notifyAll();
            return new Ticket<>(this, request);
        }
    }

    /** Refuses new work from now on; what is here already goes on. The last reason given counts. */
    public void refuse(String why, Duration retryAfter) {
        synchronized (lock) {
            refusal = new Refusal(why, retryAfter);
        }
    }

    /** Takes new work again. */
    public void accept() {
        synchronized (lock) {
            refusal = null;
        }
    }

    /** Returns one look at the queue. */
    public QueueState state() {
        synchronized (lock) {
            return new QueueState(
                    Optional.ofNullable(running).map(Request::view),
                    waiting.size(),
                    limits.capacity(),
                    Optional.ofNullable(refusal).map(Refusal::why),
                    tally.of(Ending.COMPLETED),
                    tally.of(Ending.FAILED),
                    tally.of(Ending.TIMED_OUT),
                    tally.of(Ending.CANCELLED),
                    tally.of(Ending.REFUSED));
        }
    }

    /**
     * Takes no more work, cancels what waits, stops what runs grade by grade, and waits until it has ended or cannot be
     * stopped. Called from the lane itself, it does not wait. Closing again does nothing.
     */
    @Override
    public void close() {
        List<Runnable> answers = new ArrayList<>();
        Request<?> last;
        synchronized (lock) {
            closed = true;
            waiting.forEach(request -> answers.add(request.cancelWaiting(CancelToken.Reason.CLOSED)));
            waiting.clear();
            last = running;
            lock.notifyAll();
        }
        answers.forEach(Runnable::run);
        if (last != null) {
            last.stopForClose();
            awaitEnd(last);
        }
    }

    private void awaitEnd(Request<?> last) {
        synchronized (lock) {
            if (Thread.currentThread() == lane) {
                return;
            }
            try {
                while (running == last && !last.isSettled()) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (running == last) {
                LOG.warn("closed while request {} still runs", last.name());
            }
        }
    }

    void cancel(Request<?> request) {
        Runnable answer;
        synchronized (lock) {
            answer = waiting.remove(request) ? request.cancelWaiting(CancelToken.Reason.CALLER) : request::askToStop;
        }
        answer.run();
    }

    int position(Request<?> request) {
        synchronized (lock) {
            int ahead = running == null ? 0 : 1;
            for (Request<?> other : waiting) {
                if (other == request) {
                    return ahead;
                }
                ahead++;
            }
            return 0;
        }
    }

    private void requirePlace() {
        if (closed) {
            throw new IllegalStateException("the queue is closed");
        }
        if (refusal != null) {
            tally.count(Ending.REFUSED);
            throw new QueueFullException(refusal.why(), limits.capacity(), refusal.retryAfter());
        }
        // an idle lane takes one at once
        int places = limits.capacity() + (running == null ? 1 : 0);
        if (waiting.size() >= places) {
            tally.count(Ending.REFUSED);
            throw new QueueFullException("the queue is full", limits.capacity(), untilEmpty());
        }
    }

    private Duration untilEmpty() {
        Duration all = tally.average(limits.maximumExecution()).multipliedBy(waiting.size() + 1L);
        return all.compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : all;
    }

    private void startLane() {
        if (lane == null) {
            Thread thread = new Thread(this::runLane, LANE);
            thread.setDaemon(true);
            thread.start();
            lane = thread;
        }
    }

    private void runLane() {
        for (Optional<Request<?>> next = take(); next.isPresent(); next = take()) {
            run(next.get());
        }
    }

    private Optional<Request<?>> take() {
        synchronized (lock) {
            while (waiting.isEmpty()) {
                if (closed) {
                    return Optional.empty();
                }
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // nobody owns this thread's interrupts; work that was interrupted may have left one behind
                    LOG.debug("lane interrupted while idle");
                }
            }
            Request<?> next = waiting.remove();
            running = next;
            next.begin();
            return Optional.of(next);
        }
    }

    private <T> void run(Request<T> request) {
        FutureTask<T> task = request.task();
        if (Thread.interrupted()) {
            LOG.debug("dropped an interrupt that was left behind before request {}", request.name());
        }
        task.run();
        Runnable answer;
        synchronized (lock) {
            answer = request.end(task);
            RequestTimings timings = request.timings();
            tally.held(timings.loading().plus(timings.executing()));
            running = null;
            lock.notifyAll();
        }
        answer.run();
    }
}
