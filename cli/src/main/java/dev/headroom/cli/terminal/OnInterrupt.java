package dev.headroom.cli.terminal;

import dev.headroom.ProgressListener;
import dev.headroom.queue.CancelToken;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a piece of work before Ctrl-C ends the process, so that no file stays half-written. It cannot hold back the
 * shutdown hooks of libraries, which run at the same time.
 *
 * <pre>{@code
 * CancelToken cancel = new CancelToken();
 * try (OnInterrupt interrupt = OnInterrupt.cancelling(cancel)) {
 *     work(cancel);
 * }
 * }</pre>
 *
 * <p>Thread-safe. The process waits for {@link #close()}, three seconds at most unless told otherwise.
 */
public final class OnInterrupt implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private final Thread hook;

    private OnInterrupt(Runnable stop, Duration patience) {
        this.patience = patience;
        hook = new Thread(() -> stopAndWait(stop), "headroom-interrupt");
    }

    /** Runs {@code stop} on Ctrl-C, on a thread of its own, unless closed before. */
    public static OnInterrupt running(Runnable stop) {
        return running(stop, PATIENCE);
    }

    private static OnInterrupt running(Runnable stop, Duration patience) {
        OnInterrupt interrupt = new OnInterrupt(stop, patience);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Cancels {@code token} on Ctrl-C, unless closed before. */
    public static OnInterrupt cancelling(CancelToken token) {
        return running(() -> token.cancel(CancelToken.Reason.CALLER));
    }

    /**
     * Cancels {@code token} on Ctrl-C, unless closed before, and waits up to {@code patience} for {@link #close()}: for
     * native work, which must not be running when the process ends.
     */
    public static OnInterrupt cancelling(CancelToken token, Duration patience) {
        return running(() -> token.cancel(CancelToken.Reason.CALLER), patience);
    }

    /** Returns a listener that ends the work it hears of once {@code token} is cancelled. */
    public static ProgressListener ending(CancelToken token, ProgressListener listener) {
        return (stage, done, total) -> {
            token.throwIfCancelled();
            listener.progress(stage, done, total);
        };
    }

    /** Says that the work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs already, and has been waiting for this
        }
    }

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
