package dev.headroom.cli.terminal;

/** Nobody reads standard output any more, as after {@code | head}; the command ends without a word. */
public final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a shell reports of a process that a closed pipe has ended. */
    public static final int EXIT_CODE = 141;

    OutputClosedException() {
        super("standard output is closed");
    }
}
