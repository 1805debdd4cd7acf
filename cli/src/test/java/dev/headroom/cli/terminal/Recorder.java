package dev.headroom.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what is written to it. */
public final class Recorder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Returns the terminal to write to. */
    public Terminal terminal(Terminal.Attention attention) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                attention);
    }

    /** Returns a terminal that nobody watches. */
    public Terminal logged() {
        return terminal(Terminal.Attention.LOGGED);
    }

    /** Returns what went to standard output. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns what went to standard error. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
