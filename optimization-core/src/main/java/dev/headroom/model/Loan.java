package dev.headroom.model;

import dev.headroom.spi.LoadedModel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loaded model, lent by its {@link ModelHost} and not unloaded before it is given back.
 *
 * <pre>{@code
 * try (Loan loan = host.lend(files, settings, cancel)) {
 *     loan.model().generator().generate(prompt, generation, sink, cancel);
 * }
 * }</pre>
 *
 * <p>Thread-safe. The model must not be closed by the borrower.
 */
public final class Loan implements AutoCloseable {

    private final LoadedModel model;
    private final Runnable giveBack;
    private final AtomicBoolean returned = new AtomicBoolean();

    Loan(LoadedModel model, Runnable giveBack) {
        this.model = model;
        this.giveBack = giveBack;
    }

    /**
     * Returns the model.
     *
     * @throws IllegalStateException if it has been given back
     */
    public LoadedModel model() {
        if (returned.get()) {
            throw new IllegalStateException("model " + model.profile().id() + " has been given back to its host");
        }
        return model;
    }

    /** Gives the model back. Giving it back again does nothing. */
    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
