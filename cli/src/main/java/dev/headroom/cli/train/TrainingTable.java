package dev.headroom.cli.train;

import dev.headroom.cli.terminal.Terminal;
import dev.headroom.training.TrainingListener;
import dev.headroom.training.TrainingProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows a run on standard error, in rows below a head: on a terminal the last row is redrawn, and stays where held-out
 * text was measured; in a log there is a row every ten seconds. One thread at a time.
 */
final class TrainingTable implements TrainingListener, AutoCloseable {

    private static final long REDRAW_NANOS = 200_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;
    private static final String ROW = "%15s %9s %11s %9s %9s %10s";

    private final Terminal terminal;
    private final double bytesPerToken;
    private final LongSupplier nanoTime;
    private long shown;
    private boolean begun;
    private boolean lineOpen;
    private Optional<TrainingProgress> last = Optional.empty();
    private Optional<Double> bitsPerByte = Optional.empty();

    /**
     * Shows a run.
     *
     * @param bytesPerToken of the held-out text; any where there is none
     */
    TrainingTable(Terminal terminal, double bytesPerToken, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.bytesPerToken = bytesPerToken;
        this.nanoTime = nanoTime;
    }

    @Override
    public void stepped(TrainingProgress progress) {
        last = Optional.of(progress);
        boolean measured = progress.heldOutLoss().isPresent();
        if (measured) {
            bitsPerByte = Optional.of(progress.heldOutLoss().getAsDouble() / Math.log(2) / bytesPerToken);
        }
        if (!begun) {
            terminal.note(ROW, "step", "loss", "bits/byte", "tok/s", "memory", "left");
        }
        long now = nanoTime.getAsLong();
        boolean watched = terminal.attention() == Terminal.Attention.WATCHED;
        boolean due = now - shown >= (watched ? REDRAW_NANOS : LOG_NANOS);
        boolean ends = progress.step() == progress.steps();
        if (begun && !due && !measured && !ends) {
            return;
        }
        begun = true;
        shown = now;
        if (!watched) {
            terminal.note("%s", row(progress, measured));
            return;
        }
        terminal.err().print("\r\033[K" + row(progress, true));
        lineOpen = !measured && !ends;
        if (!lineOpen) {
            terminal.err().println();
        }
        terminal.err().flush();
    }

    /** Returns the last step that was heard of. */
    Optional<TrainingProgress> last() {
        return last;
    }

    /** Returns what was last measured on held-out text. */
    Optional<Double> bitsPerByte() {
        return bitsPerByte;
    }

    private String row(TrainingProgress progress, boolean measured) {
        return String.format(
                Locale.ROOT,
                ROW,
                String.format(Locale.ROOT, "%,d/%,d", progress.step(), progress.steps()),
                String.format(Locale.ROOT, "%.4f", progress.loss()),
                measured && bitsPerByte.isPresent() ? String.format(Locale.ROOT, "%.4f", bitsPerByte.get()) : "",
                String.format(Locale.ROOT, "%,.0f", progress.tokensPerSecond()),
                progress.resident(),
                clock(progress.remaining()));
    }

    /** Returns hours, minutes and seconds. */
    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** Ends the row that is being redrawn. */
    void end() {
        if (lineOpen) {
            terminal.err().println();
            lineOpen = false;
        }
    }

    @Override
    public void close() {
        end();
    }
}
