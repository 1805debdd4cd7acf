package dev.headroom.cli.terminal;

import dev.headroom.ProgressListener;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows progress on standard error: one redrawn line with a bar on a terminal, in a log a line when a stage begins and
 * one for every ten seconds that it goes on. Stages shorter than a fifth of a second are not shown on a terminal at all.
 *
 * <p>One thread at a time. {@link #end} ends the line.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;
    private static final long QUIET_NANOS = 200_000_000L;
    private static final int BAR = 30;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private String stage = "";
    private long stageBegan;
    private long lastShown;
    private boolean lineOpen;

    /** Shows progress on {@code terminal}. */
    public ProgressLine(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    ProgressLine(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void progress(String stageName, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean watched = terminal.attention() == Terminal.Attention.WATCHED;
        if (!stageName.equals(stage)) {
            endLine();
            stage = stageName;
            stageBegan = now;
            lastShown = now;
            if (!watched) {
                terminal.note("%s …", stageName);
            }
            return;
        }
        boolean due = now - lastShown >= (watched ? REDRAW_NANOS : LOG_NANOS);
        boolean finishing = watched && lineOpen && done == total;
        if (!finishing && (!due || now - stageBegan < QUIET_NANOS)) {
            return;
        }
        lastShown = now;
        if (watched) {
            terminal.err().print("\r\033[K" + bar(done, total, now - stageBegan));
            terminal.err().flush();
            lineOpen = true;
        } else if (total > 0) {
            terminal.note("%s: %d %%", stageName, 100 * done / total);
        }
    }

    /** Ends the line, so that what follows begins on its own; another stage may come. */
    public void end() {
        endLine();
        stage = "";
    }

    @Override
    public void close() {
        end();
    }

    private void endLine() {
        if (lineOpen) {
            terminal.err().print("\r\033[K");
            terminal.err().flush();
            lineOpen = false;
        }
    }

    private String bar(long done, long total, long nanos) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%-28.28s %d", stage, done);
        }
        double share = Math.min(1, (double) done / total);
        int full = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "%-28.28s %s%s %3d %%%s",
                stage,
                "█".repeat(full),
                "░".repeat(BAR - full),
                (int) (100 * share),
                remaining(share, nanos));
    }

    private static String remaining(double share, long nanos) {
        if (share < 0.05 || share >= 1) {
            return "";
        }
        long seconds = Math.round(nanos / 1e9 * (1 - share) / share);
        return seconds < 2 ? "" : String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }
}
