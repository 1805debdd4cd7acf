package dev.headroom.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * <pre>{@code
 * Terminal terminal = Terminal.standard();
 * terminal.out().println(answer);
 * terminal.note("%d tokens", tokens);
 * }</pre>
 *
 * <p>Thread-safe as far as the streams are.
 *
 * @param out results only, UTF-8
 * @param err progress, notes and errors, UTF-8
 * @param attention whether somebody watches {@code err}
 */
public record Terminal(PrintStream out, PrintStream err, Attention attention) {

    /** Columns that tables and bars keep to. */
    public static final int COLUMNS = 80;

    /** System property by which the launcher says that standard error is a terminal. */
    public static final String PROPERTY = "headroom.terminal";

    /** Whether somebody watches. */
    public enum Attention {
        /** A terminal, where a line can be redrawn. */
        WATCHED,
        /** A file or a log, where every line stays. */
        LOGGED
    }

    /** Rejects nulls. */
    public Terminal {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(attention, "attention");
    }

    /** Returns the standard streams of this process, in UTF-8 whatever the locale says. */
    public static Terminal standard() {
        return new Terminal(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.getBoolean(PROPERTY) ? Attention.WATCHED : Attention.LOGGED);
    }

    /** Writes a line to {@code err}. */
    public void note(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
    }

    /** Writes a line to {@code out}. */
    public void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * Writes a piece of an answer to {@code out} at once.
     *
     * @throws OutputClosedException if nobody reads it
     */
    public void write(String piece) {
        out.print(piece);
        // flushes, too
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
