package dev.headroom.queue;

/**
 * What running work knows about its request, and how it can be stopped.
 *
 * <pre>{@code
 * Ticket<String> ticket = queue.submit("ask", execution -> {
 *     execution.enter(Phase.LOADING);
 *     LoadedModel model = host.lend(id, execution.cancelToken());
 *     execution.enter(Phase.EXECUTING);
 *     return model.generator().generate(prompt, settings, sink, execution.cancelToken()).text();
 * });
 * }</pre>
 *
 * <p>Thread-safe. Use after the work has ended is an {@link IllegalStateException}.
 */
public final class Execution {

    private final Request<?> request;

    Execution(Request<?> request) {
        this.request = request;
    }

    /** Returns the token that fires when the work is to stop. */
    public CancelToken cancelToken() {
        return request.token();
    }

    /**
     * Says what the work does from now on and starts the limit of that phase; entering the present phase again does not
     * start it anew. Work begins in {@link Phase#EXECUTING}.
     *
     * @throws IllegalArgumentException for {@link Phase#WAITING}
     */
    public void enter(Phase phase) {
        if (phase == Phase.WAITING) {
            throw new IllegalArgumentException("phase must be LOADING or EXECUTING, was " + phase);
        }
        request.enter(phase);
    }

    /**
     * Adds a hook that ends the native call; it runs when the token alone has not stopped the work within a grace, or at
     * once if that has passed. Hooks run on a timer thread and never after the work has ended: they must be quick, must
     * not throw and must not wait for the request. Close what this returns when the call it ends is over.
     */
    public CancelToken.Registration onTerminate(Runnable hook) {
        return request.addHook(StopGrade.TERMINATED, hook);
    }

    /** Adds a hook that kills the process which does the work; it runs a grace after the terminate hooks. */
    public CancelToken.Registration onKill(Runnable hook) {
        return request.addHook(StopGrade.KILLED, hook);
    }
}
